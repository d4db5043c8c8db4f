import type { ReactNode } from 'react';
import { ACCEPTED } from '@/domain/evidence/file-name';
import type { Words } from '@/i18n/words';
import { UploadForm } from '@/ui/forms/upload-form.client';

interface UploadFieldsProps {
  /** Where the file is sent. */
  readonly action: string;
  readonly id: string;
  /** What is chosen a file for, for those who hear labels alone. */
  readonly name: string;
  readonly words: Words;
  readonly children: ReactNode;
}

/** The boxes for a file and for the camera, with their words. */
export function UploadFields({ action, id, name, words: { t }, children }: UploadFieldsProps) {
  return (
    <UploadForm
      action={action}
      id={id}
      accept={ACCEPTED}
      words={{
        file: t('evidence.upload.file', { kind: name }),
        camera: t('evidence.upload.camera', { kind: name }),
        button: t('evidence.upload.button'),
        choose: t('evidence.upload.choose'),
        waiting: t('evidence.upload.waiting'),
        shrinking: t('evidence.upload.shrinking'),
        sending: t('evidence.upload.sending', { percent: '{percent}' }),
        added: t('evidence.upload.added'),
        again: t('evidence.upload.again'),
        another: t('evidence.upload.another'),
        failed: t('evidence.upload.failed'),
      }}
    >
      {children}
    </UploadForm>
  );
}
