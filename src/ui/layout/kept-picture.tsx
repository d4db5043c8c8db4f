interface KeptPictureProps {
  readonly src: string;
  readonly alt: string;
  /** How large it is shown; left out: as large as its place. */
  readonly as?: 'logo';
}

/** A picture that somebody sent and that was drawn anew when it came, for those alone who may see it. */
export function KeptPicture({ src, alt, as }: KeptPictureProps) {
  return (
    // biome-ignore lint/performance/noImgElement: the framework's own picture asks through a cache that knows neither sessions nor rights.
    <img className={as === 'logo' ? 'evidence-picture office-logo' : 'evidence-picture'} src={src} alt={alt} loading="lazy" />
  );
}
