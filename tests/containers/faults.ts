import { getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';

/** What may befall a container. */
export interface Faults {
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Starts it again, with its data. */
  start(): Promise<void>;
  /** Freezes it: connections stay, nothing answers. */
  pause(): Promise<void>;
  unpause(): Promise<void>;
}

export async function faultsOf(container: StartedTestContainer): Promise<Faults> {
  const { container: client } = await getContainerRuntimeClient();
  const docker = client.dockerode.getContainer(container.getId());
  return {
    kill: () => docker.kill(),
    start: () => docker.start(),
    pause: () => docker.pause(),
    unpause: () => docker.unpause(),
  };
}
