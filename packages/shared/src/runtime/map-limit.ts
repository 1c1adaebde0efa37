/** Maps with at most `limit` at work at once; results in the order of the input. The first fault rejects, after the others at work have ended. */
export async function mapLimit<T, R>(items: readonly T[], limit: number, map: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await map(item, index);
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, work);
  const ended = await Promise.allSettled(workers);
  const fault = ended.find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
  return results;
}
