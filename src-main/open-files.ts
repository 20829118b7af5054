import { app } from 'electron';
import * as v from 'valibot';

/** What a second start hands to the program that runs already. */
const handedOverSchema = v.object({ files: v.array(v.string()) });

export type HandedOver = v.InferOutput<typeof handedOverSchema>;

/** Which files the system wants opened: by the first start, a later one, or the file manager. */
export class FilesToOpen {
  #early: readonly string[];
  #listener: ((paths: readonly string[]) => void) | null = null;

  /** @param named the files of this start */
  constructor(named: readonly string[]) {
    this.#early = named;
    // macOS sends these before the program is ready.
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#hear([path]);
    });
    app.on('second-instance', (_event, _argv, _folder, data) => {
      this.#hear(v.is(handedOverSchema, data) ? data.files : []);
    });
  }

  /** Hears of all of them, those that came before included; none when only the window is wanted. */
  listen(listener: (paths: readonly string[]) => void): void {
    this.#listener = listener;
    listener(this.#early);
    this.#early = [];
  }

  #hear(paths: readonly string[]): void {
    if (this.#listener) this.#listener(paths);
    else this.#early = [...this.#early, ...paths];
  }
}
