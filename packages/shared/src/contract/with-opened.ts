/** Opens what is under test for one test, and disposes it whatever happens. */
export async function withOpened<T extends { dispose(): Promise<void> }>(open: () => Promise<T>, use: (under: T) => Promise<void>): Promise<void> {
  const under = await open();
  try {
    await use(under);
  } finally {
    await under.dispose();
  }
}
