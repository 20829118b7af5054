import type { Bridge } from '../../src-main/contract/ipc.ts';

/** What the preload script puts into the page, for functions that tests run there. */
declare global {
  interface Window {
    readonly clonebooth: Bridge<File>;
  }
}
