import type { Viewport } from 'next';
import { connection } from 'next/server';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import './globals.css';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The document. Header and navigation belong to each page (app/_kit/shell.tsx), because only a page knows its address. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // The nonce of the policy is made for each request, so nothing may be rendered beforehand.
  await connection();
  return (
    <html lang={await getLocale()}>
      <body>{children}</body>
    </html>
  );
}
