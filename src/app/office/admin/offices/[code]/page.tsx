import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { getLetterhead, type LetterheadInHand } from '@/services/offices/letterheads';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { KeptPicture } from '@/ui/layout/kept-picture';
import { BackLink, Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { officePath } from '../office-path';
import { saveHead, takeLogoOff } from '../offices.action';

/** What stands on an office's letters, mails and in box 6 of its permits, and what stood there before. */
export default definePage({
  permission: 'office:keep',
  params: officePath,
  load: getLetterhead,
  view: ({ data: { office, current, editions }, words, titled }) => {
    const { t } = words;
    const heading = t('offices.admin.letterhead', { code: office.code });
    const { names } = current;
    const own = (name: string) => (name === names.en ? '' : name);
    return (
      <>
        <BackLink href={paths.office.offices}>{t('offices.admin.title')}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('offices.admin.letterheadLead')}</Lead>
        <ActionForm action={saveHead} title={titled(heading)}>
          <HiddenField name="code" value={office.code} />
          <TextField name="name" label={t('offices.admin.nameEn')} value={names.en} maxLength={160} />
          {(['Fr', 'Es'] as const).map((language) => (
            <TextField
              key={language}
              name={`name${language}`}
              label={t(`offices.admin.name${language}`)}
              hint={t('offices.admin.nameHint')}
              value={own(language === 'Fr' ? names.fr : names.es)}
              maxLength={160}
              isOptional
            />
          ))}
          <TextArea
            name="address"
            label={t('offices.admin.address')}
            hint={t('offices.admin.addressHint')}
            rows={5}
            value={current.address.join('\n')}
            maxLength={600}
          />
          <TextField name="place" label={t('offices.admin.place')} value={current.place ?? ''} maxLength={80} isOptional />
          <TextField name="contact" label={t('offices.admin.contact')} value={current.contact ?? ''} maxLength={200} isOptional />
          <SubmitButton>{t('offices.admin.save')}</SubmitButton>
        </ActionForm>
        <Logo code={office.code} hasLogo={current.logo !== null} words={words} />
        <Panel heading={t('offices.admin.editions')} id="editions">
          <Editions editions={editions} words={words} />
        </Panel>
      </>
    );
  },
});

function Logo({ code, hasLogo, words: { t } }: { readonly code: string; readonly hasLogo: boolean; readonly words: Words }) {
  const address = paths.office.officeLogo({ code });
  return (
    <Panel heading={t('offices.admin.logo')} id="logo">
      {hasLogo ? (
        <>
          <KeptPicture as="logo" src={address} alt={t('offices.admin.logo')} />
          <ActionForm action={takeLogoOff}>
            <HiddenField name="code" value={code} />
            <SubmitButton tone="secondary">{t('offices.admin.logoOff')}</SubmitButton>
          </ActionForm>
        </>
      ) : (
        <p>{t('offices.admin.noLogo')}</p>
      )}
      <form method="post" action={address} encType="multipart/form-data" className="form">
        <div className="field">
          <label htmlFor="file">{t('offices.admin.logoFile')}</label>
          <div id="file-hint" className="hint">
            {t('offices.admin.logoHint')}
          </div>
          <input type="file" id="file" name="file" accept="image/png,.png" aria-describedby="file-hint" className="input" />
        </div>
        <button type="submit" className="button button-secondary">
          {t('offices.admin.logoSubmit')}
        </button>
      </form>
    </Panel>
  );
}

function Editions({ editions, words: { t, format } }: { readonly editions: LetterheadInHand['editions']; readonly words: Words }) {
  return (
    <DataTable
      caption={t('offices.admin.editions')}
      isCaptionHidden
      rows={editions}
      rowKey={({ edition }) => String(edition)}
      empty={null}
      columns={[
        {
          key: 'since',
          heading: t('offices.admin.since'),
          isRowHeading: true,
          cell: ({ setterName, setAt }) => (setterName === null ? t('offices.admin.first') : format.moment(setAt)),
        },
        { key: 'by', heading: t('offices.admin.by'), cell: ({ setterName }) => <bdi>{setterName}</bdi> },
        {
          key: 'text',
          heading: t('offices.admin.says'),
          cell: ({ names, address, place, contact, logo }) => (
            <bdi>
              {[...new Set(Object.values(names)), ...address, place, contact, logo && t('offices.admin.logo')].filter(Boolean).join(' · ')}
            </bdi>
          ),
        },
      ]}
    />
  );
}
