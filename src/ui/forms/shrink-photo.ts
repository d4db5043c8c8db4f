/** A photograph of a paper is read as well at this size, and reaches the office over a slow line. */
const ENOUGH_BYTES = 500_000;
const LONGEST_SIDE = 2400;
const QUALITIES = [0.85, 0.75, 0.6, 0.45] as const;
const SIDES = [LONGEST_SIDE, 1800, 1300] as const;

const drawnAs = (picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  // Where a PNG was transparent a JPEG would be black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

/** A large photograph made small enough in the browser; whatever is not one, or cannot be drawn, stays as it is. */
export async function shrinkPhoto(file: File): Promise<File> {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= ENOUGH_BYTES) return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return file;
  try {
    for (const side of SIDES) {
      for (const quality of QUALITIES) {
        const drawn = await drawnAs(picture, side, quality);
        if (drawn && drawn.size <= ENOUGH_BYTES) return new File([drawn], file.name.replace(/\.[^.]*$/, '.jpg'), { type: 'image/jpeg' });
      }
    }
    return file;
  } finally {
    picture.close();
  }
}
