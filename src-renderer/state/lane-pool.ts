import type { Lane } from './batch-lane.ts';

/** Lanes that are used again: their workers take a second to load what they need. */
export class LanePool {
  readonly #create: () => Lane;
  readonly #idle: Lane[] = [];

  constructor(create: () => Lane) {
    this.#create = create;
  }

  /** Does something in a lane of its own. One that failed is not used again: its workers may be gone. */
  async run<T>(work: (lane: Lane) => Promise<T>): Promise<T> {
    const lane = this.#idle.pop() ?? this.#create();
    try {
      const result = await work(lane);
      this.#idle.push(lane);
      return result;
    } catch (error) {
      lane.dispose();
      throw error;
    }
  }

  dismissIdle(): void {
    for (const lane of this.#idle.splice(0)) lane.dispose();
  }
}
