import type { Region } from 'wavesurfer.js/plugins/regions';
import type { Passage } from '../../src-main/contract/passage.ts';
import { moveEdge, type Passages } from '../../src-main/contract/passages.ts';
import { PassageRegion, type RegionPorts } from './passage-region.ts';
import type { Viewport } from './viewport.ts';

/** All passages as regions, in the order in which they are joined. */
export class PassageRegions {
  readonly #addRegion: () => Region;
  readonly #ports: RegionPorts;
  #regions: PassageRegion[] = [];

  constructor(addRegion: () => Region, ports: RegionPorts) {
    this.#addRegion = addRegion;
    this.#ports = ports;
  }

  set(passages: Passages, active: number): void {
    for (const gone of this.#regions.slice(passages.length)) gone.remove();
    this.#regions = passages.map((passage, index) => {
      const region =
        this.#regions[index] ?? new PassageRegion(this.#addRegion(), index, this.#ports);
      region.set({ passage, count: passages.length, active: index === active });
      return region;
    });
  }

  place(view: Viewport): void {
    for (const region of this.#regions) region.place(view);
  }
}

/** Between which times an edge can be moved. */
export function reachOf(
  passages: Passages,
  edge: 'start' | 'end',
  index: number,
  recordingSeconds: number,
): Passage {
  const at = (time: number) =>
    moveEdge(passages, index, edge, time, recordingSeconds)[index]?.[edge] ?? time;
  return { start: at(0), end: at(recordingSeconds) };
}
