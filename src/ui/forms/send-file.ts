/** What a sent file came back with. */
export type Sent =
  | { readonly ok: true }
  /** `isFinal`: this file will never be taken, however often it is sent. */
  | { readonly ok: false; readonly message: string; readonly isFinal: boolean };

/** What a problem says, and whether it is one of the file itself. */
const refusalIn = (text: string, failed: string): Sent => {
  const unread: Sent = { ok: false, message: failed, isFinal: false };
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return unread;
    const [first] = 'errors' in body && Array.isArray(body.errors) ? body.errors : [];
    const said: unknown = first?.detail ?? ('detail' in body ? body.detail : null);
    const isFinal = 'mayTryAgain' in body && body.mayTryAgain === false;
    return typeof said === 'string' ? { ok: false, message: said, isFinal } : unread;
  } catch {
    return unread;
  }
};

/** Sends one form with its file and tells how far it is, which fetch cannot. */
export const sendFile = (address: string, form: FormData, failed: string, onPercent: (percent: number) => void): Promise<Sent> =>
  new Promise((resolve) => {
    const lost: Sent = { ok: false, message: failed, isFinal: false };
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onPercent(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve({ ok: true });
      else resolve(request.status >= 500 ? lost : refusalIn(request.responseText, failed));
    };
    const fail = () => resolve(lost);
    request.onerror = fail;
    request.ontimeout = fail;
    request.onabort = fail;
    request.send(form);
  });
