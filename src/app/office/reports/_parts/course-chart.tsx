import type { WorkStep } from '@/domain/reports/work-figures';
import type { Words } from '@/i18n/words';

const WIDTH = 1000;
const HEIGHT = 200;
const GAP = 0.2;

/** What came and what went, as pairs of bars: plain and hatched, so that colour says nothing alone. The table below says the numbers. */
export function CourseChart({ course, words: { t, format } }: { readonly course: readonly WorkStep[]; readonly words: Words }) {
  const most = Math.max(1, ...course.flatMap(({ received, decided }) => [received, decided]));
  const step = WIDTH / course.length;
  const bar = (step * (1 - GAP)) / 2;
  const height = (count: number): number => Math.round((count / most) * HEIGHT);
  return (
    <figure className="course">
      <svg
        className="course-bars"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('reports.chart', { most: format.number(most) })}
      >
        <defs>
          <pattern id="course-hatch" width="8" height="8" patternUnits="userSpaceOnUse">
            <path className="course-hatch" d="M0 8 8 0" />
          </pattern>
        </defs>
        {course.map(({ from, received, decided }, at) => (
          <g key={from}>
            <rect className="course-received" x={at * step} y={HEIGHT - height(received)} width={bar} height={height(received)} />
            <rect
              className="course-decided"
              x={at * step + bar}
              y={HEIGHT - height(decided)}
              width={bar}
              height={height(decided)}
              fill="url(#course-hatch)"
            />
          </g>
        ))}
      </svg>
      <figcaption>
        <span className="course-key">
          <svg width="16" height="16" aria-hidden="true">
            <rect className="course-received" width="16" height="16" />
          </svg>
          {t('reports.column.received')}
        </span>
        <span className="course-key">
          <svg width="16" height="16" aria-hidden="true">
            <rect className="course-decided" width="16" height="16" fill="url(#course-hatch)" />
          </svg>
          {t('reports.column.decided')}
        </span>
      </figcaption>
    </figure>
  );
}
