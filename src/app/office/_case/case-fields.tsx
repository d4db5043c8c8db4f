import { HiddenField } from '@/ui/forms/fields.client';

/** Which case a form is about, and the version that its reader judged: a decision on an older one is refused. */
export function CaseFields({ application }: { readonly application: { readonly reference: string; readonly version: number } }) {
  return (
    <>
      <HiddenField name="reference" value={application.reference} />
      <HiddenField name="version" value={application.version} />
    </>
  );
}
