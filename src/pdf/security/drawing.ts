import { createHash } from 'node:crypto';
import type { ShapeItem } from '../sheet/sheet';

/** Where the drawing lies, in points from the top left corner. */
export interface DrawingPlaces {
  readonly band: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly rosette: { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number };
}

/** Light enough that eight-point text over them stays legible in grey too. */
const GREEN_LINE = '0.66 0.78 0.73';
const BRASS_LINE = '0.87 0.79 0.66';
const GREEN_TINT = '0.83 0.895 0.865';
const BRASS_TINT = '0.935 0.895 0.83';
const TAU = 2 * Math.PI;

/** Numbers from 0 to 1 out of the seed's SHA-256, so that each permit's drawing is its own and can be drawn again to compare. */
function chance(seed: string): () => number {
  const bytes = createHash('sha256').update(seed).digest();
  let at = 0;
  return () => {
    const value = bytes.readUInt16BE(at % 30) / 65_535;
    at += 2;
    return value;
  };
}

/** Sines are rounded before use: their last digit may differ between machines, and the bytes of a permit may not. */
const steady = (value: number): number => Math.round(value * 1e6) / 1e6;
const tenth = (value: number): string => String(Math.round(value * 10) / 10);

interface Point {
  readonly x: number;
  readonly y: number;
  /** The tangent, over one step. */
  readonly dx: number;
  readonly dy: number;
}

/** A smooth curve through points with known tangents: a few curves take a fifth of the bytes of many short lines. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let from = first;
  let ops = `${tenth(first.x)} ${tenth(first.y)} m`;
  for (const to of rest) {
    ops += ` ${tenth(from.x + from.dx / 3)} ${tenth(from.y + from.dy / 3)} ${tenth(to.x - to.dx / 3)} ${tenth(to.y - to.dy / 3)} ${tenth(to.x)} ${tenth(to.y)} c`;
    from = to;
  }
  return ops;
}

/** One thread of the band: two waves that run against each other from thread to thread. */
function thread(place: DrawingPlaces['band'], waves: readonly [number, number], phases: readonly [number, number], shift: number): string {
  const steps = 46;
  const middle = place.y + place.height / 2;
  const reach = place.height / 2 - 0.6;
  const points = Array.from({ length: steps + 1 }, (_, index): Point => {
    const t = index / steps;
    const a = TAU * waves[0] * t + phases[0] + shift;
    const b = TAU * waves[1] * t + phases[1] - shift;
    const height = steady(0.58 * Math.sin(a) + 0.42 * Math.sin(b));
    const slope = steady((0.58 * TAU * waves[0] * Math.cos(a) + 0.42 * TAU * waves[1] * Math.cos(b)) / steps);
    return { x: place.x + t * place.width, y: middle + reach * height, dx: place.width / steps, dy: reach * slope };
  });
  return curve(points);
}

/** One ring of the rosette, a wave laid around an ellipse. */
function ring({ x, y, rx, ry }: DrawingPlaces['rosette'], petals: number, base: number, swing: number, phase: number): string {
  const steps = petals * 4;
  const points = Array.from({ length: steps + 1 }, (_, index): Point => {
    const angle = (TAU * index) / steps;
    const radius = base + swing * Math.sin(petals * angle + phase);
    const growth = swing * petals * Math.cos(petals * angle + phase);
    const step = TAU / steps;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return {
      x: x + rx * steady(radius * cos),
      y: y + ry * steady(radius * sin),
      dx: rx * steady((growth * cos - radius * sin) * step),
      dy: ry * steady((growth * sin + radius * cos) * step),
    };
  });
  return `${curve(points)} h`;
}

/** The guilloche band and the rosette of one permit: lines only, and nothing that looks like text. */
export function securityDrawing(seed: string, places: DrawingPlaces): readonly ShapeItem[] {
  const next = chance(seed);
  const shapes: ShapeItem[] = [];
  const families = [
    { colour: GREEN_LINE, threads: 12 },
    { colour: BRASS_LINE, threads: 9 },
  ];
  for (const { colour, threads } of families) {
    const waves = [4 + Math.floor(next() * 3), 6 + Math.floor(next() * 3)] as const;
    const phases = [TAU * next(), TAU * next()] as const;
    const spread = 0.16 + 0.1 * next();
    const ops = Array.from({ length: threads }, (_, index) => thread(places.band, waves, phases, spread * index)).join(' ');
    shapes.push({ ops, stroke: { colour, width: 0.22 } });
  }
  const petals = 11 + Math.floor(next() * 5);
  const turn = TAU * next();
  const swing = 0.1 + 0.03 * next();
  const garlands = [
    { colour: GREEN_TINT, base: 0.3, swing, petals, rings: 6 },
    { colour: BRASS_TINT, base: 0.55, swing, petals: petals + 3 + Math.floor(next() * 3), rings: 6 },
    { colour: GREEN_TINT, base: 0.84, swing: swing * 1.2, petals: petals + 7 + Math.floor(next() * 5), rings: 7 },
  ];
  for (const garland of garlands) {
    const phase = (index: number): number => turn + (TAU * index) / garland.rings;
    const ops = Array.from({ length: garland.rings }, (_, index) =>
      ring(places.rosette, garland.petals, garland.base, garland.swing, phase(index)),
    ).join(' ');
    shapes.push({ ops, stroke: { colour: garland.colour, width: 0.25 } });
  }
  return shapes;
}
