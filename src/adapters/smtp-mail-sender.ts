import 'server-only';
import { createTransport } from 'nodemailer';
import type { MailSender } from '@/services/ports';

/** A mail server by SMTP. Beyond the machine itself, nothing is said before TLS is up. */
export function smtpMailSender({ url, from }: { readonly url: string; readonly from: string }): MailSender {
  const server = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  const isSecure = server.protocol === 'smtps:';
  const user = decodeURIComponent(server.username);
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    requireTLS: !(isSecure || isHere),
    ...(isHere && !isSecure ? { ignoreTLS: true } : {}),
    ...(user ? { auth: { user, pass: decodeURIComponent(server.password) } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A message never makes the portal read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (letter) => {
      await transport.sendMail({ from, ...letter, headers: { 'Auto-Submitted': 'auto-generated' } });
    },
  };
}
