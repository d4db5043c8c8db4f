-- Single-key shortcuts are on until a person turns them off (WCAG 2.1.4).
ALTER TABLE person ADD COLUMN single_key_shortcuts boolean NOT NULL DEFAULT true;
