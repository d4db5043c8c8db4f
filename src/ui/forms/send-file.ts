/** What a sent file came back with. */
export type Sent = { readonly ok: true } | { readonly ok: false; readonly message: string };

const detailOf = (text: string): string | null => {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return null;
    const [first] = 'errors' in body && Array.isArray(body.errors) ? body.errors : [];
    const said: unknown = first?.detail ?? ('detail' in body ? body.detail : null);
    return typeof said === 'string' ? said : null;
  } catch {
    return null;
  }
};

/** Sends one form with its file and tells how far it is, which fetch cannot. */
export const sendFile = (address: string, form: FormData, failed: string, onPercent: (percent: number) => void): Promise<Sent> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onPercent(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve({ ok: true });
      else resolve({ ok: false, message: request.status >= 500 ? failed : (detailOf(request.responseText) ?? failed) });
    };
    const fail = () => resolve({ ok: false, message: failed });
    request.onerror = fail;
    request.ontimeout = fail;
    request.onabort = fail;
    request.send(form);
  });
