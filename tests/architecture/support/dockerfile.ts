/** Reading a Dockerfile and a .dockerignore as far as ours go. */

export type Instruction = { keyword: string; rest: string; line: number };
export type Stage = { name: string; from: string; instructions: Instruction[] };

export function readStages(text: string): Stage[] {
  const stages: Stage[] = [];
  text.split('\n').forEach((raw, index) => {
    const [keyword = '', ...words] = raw.trim().split(' ');
    if (raw.trim() === '' || raw.startsWith('#')) return;
    if (!/^[A-Z]+$/.test(keyword)) throw new Error(`Dockerfile:${index + 1}: one instruction a line, please (“${raw}”)`);
    const rest = words.join(' ');
    if (keyword === 'FROM') {
      const [from = '', , name = ''] = words;
      stages.push({ name, from, instructions: [] });
    } else stages.at(-1)?.instructions.push({ keyword, rest, line: index + 1 });
  });
  return stages;
}

/** The words of a RUN in shell form, or of a CMD or HEALTHCHECK in exec form; `&&` parts one by one. */
export function commandsOf({ keyword, rest }: Instruction): string[][] {
  if (keyword === 'RUN') return rest.split('&&').map((part) => part.trim().split(/\s+/));
  const exec = rest.slice(rest.indexOf('['));
  return keyword === 'CMD' || keyword === 'HEALTHCHECK' ? [JSON.parse(exec) as string[]] : [];
}

export type Copy = { stage: string | null; from: string[]; to: string };

export function copyOf({ rest }: Instruction): Copy {
  const words = rest.split(/\s+/);
  const stage = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const to = words.pop() ?? '';
  return { stage: stage ?? null, from: words, to };
}

/** Whether a path reaches the builder; our .dockerignore shuts everything out and lets names back in. */
export function isSent(path: string, ignore: string): boolean {
  const lines = ignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.reduce((sent, line) => {
    const name = line.replace(/^!/, '');
    const concerns = name === '*' || path === name || path.startsWith(`${name}/`);
    return concerns ? line.startsWith('!') : sent;
  }, true);
}
