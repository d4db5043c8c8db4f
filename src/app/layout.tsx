import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import './globals.css';

/** The mark of the portal; without it browsers ask for one that is not there. A page's title is its own business. */
export const metadata: Metadata = { icons: { icon: '/icon.svg' } };

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The document. Header and navigation belong to each page (app/_kit/shell.tsx), because only a page knows its address. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // The nonce of the policy is made for each request, so nothing may be rendered beforehand.
  await connection();
  return (
    <html lang={await getLocale()}>
      <head>
        {/* A header half read is laid out otherwise than a whole one: drawn too early, its words would move under the reader. */}
        <link rel="expect" href="#header" blocking="render" />
      </head>
      <body>{children}</body>
    </html>
  );
}
