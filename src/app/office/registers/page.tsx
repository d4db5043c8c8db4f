import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { mayDo } from '@/domain/access/permissions';
import { Heading, Lead, Panel } from '@/ui/layout/page-parts';

/** The registers of the authorities. */
export default definePage({
  permission: 'register:read',
  title: (_, { t }) => t('registers.title'),
  view: ({ words: { t }, actor }) => {
    const registers = [
      { href: paths.office.opinions, name: 'opinions' },
      { href: paths.office.operations, name: 'operations' },
      { href: paths.office.institutions, name: 'institutions' },
    ] as const;
    return (
      <>
        <Heading>{t('registers.title')}</Heading>
        <Lead>{t('registers.lead')}</Lead>
        {registers.map(({ href, name }) => (
          <Panel key={name}>
            <p>
              <a href={href}>{t(`registers.${name}.title`)}</a>
            </p>
            <p className="hint">{t(`registers.${name}.lead`)}</p>
          </Panel>
        ))}
        {mayDo(actor.roles, 'stock:read') ? (
          <Panel>
            <p>
              <a href={paths.office.stock}>{t('stock.title')}</a>
            </p>
            <p className="hint">{t('stock.lead')}</p>
          </Panel>
        ) : null}
      </>
    );
  },
});
