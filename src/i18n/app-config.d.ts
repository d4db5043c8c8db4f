import type { Locale } from './locale';
import type { Messages } from './messages';

// Types every key that next-intl is asked for.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
