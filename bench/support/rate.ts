/** Work per CPU second, measured in turns so that a busy machine slows every subject alike. */
export type Subject = {
  readonly name: string;
  /** Does the work once and answers how much it was. */
  readonly run: () => number | Promise<number>;
};

const rounds = 5;
const cpuSecondsPerTurn = 0.12;

function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

async function turn({ run }: Subject): Promise<number> {
  const start = process.cpuUsage();
  let [work, spent] = [0, 0];
  while (spent < cpuSecondsPerTurn) {
    work += await run();
    spent = cpuSeconds(start);
  }
  return work / spent;
}

/** The median turn of each subject. */
export async function rates(subjects: readonly Subject[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (const subject of subjects) await turn(subject);
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of subjects) found.get(subject.name)?.push(await turn(subject));
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
  return new Map([...found].map(([name, list]) => [name, median(list)]));
}
