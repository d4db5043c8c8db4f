import type { EvidenceFile } from '@/domain/evidence/evidence-document';
import { KeptPicture } from '@/ui/layout/kept-picture';

interface ViewerProps {
  readonly file: EvidenceFile;
  readonly address: string;
  readonly isOpen: boolean;
  readonly label: string;
}

/**
 * A file in its place on the page, once it is opened; nothing is asked for before. A PDF is drawn by the browser's own viewer, in a frame
 * that the answer itself puts in a sandbox (decision 0027); a picture was drawn anew when it came. Whose browser has no viewer finds the
 * file by its name, above.
 */
export function DocumentViewer({ file, address, isOpen, label }: ViewerProps) {
  return (
    <details className="evidence-viewer" open={isOpen}>
      <summary>{label}</summary>
      {file.mediaType === 'application/pdf' ? (
        <iframe className="evidence-frame" src={address} title={file.name} loading="lazy" />
      ) : (
        <KeptPicture src={address} alt={file.name} />
      )}
    </details>
  );
}
