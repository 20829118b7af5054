import type { AppState } from './app.svelte.ts';
import { canSave } from './can-save.ts';
import type { Offers } from './commands.svelte.ts';

/** What can be asked for on every screen. */
export function appOffers(app: AppState): Offers {
  return { ...fileOffers(app), ...viewOffers(app) };
}

function fileOffers(app: AppState): Offers {
  return {
    'save-sample': {
      run: () => void app.recording.current?.saving.save(),
      enabled: () => canSaveNow(app),
    },
    'export-wav': {
      run: () => {
        const { selected } = app.library;
        if (selected) void app.libraryActions.exportWav(selected.id);
      },
      enabled: () => app.library.selected !== null,
    },
    record: { run: () => app.show('record') },
    account: { run: () => app.showAccount() },
    settings: { run: () => app.showSettings() },
  };
}

function viewOffers(app: AppState): Offers {
  return {
    'toggle-library': {
      run: () => app.change({ showLibrary: !app.settings.preferences.showLibrary }),
      checked: () => app.settings.preferences.showLibrary,
    },
    'toggle-inspector': {
      run: () => app.change({ showInspector: !app.settings.preferences.showInspector }),
      checked: () => app.settings.preferences.showInspector,
    },
    shortcuts: { run: () => app.showShortcuts() },
    about: { run: () => void app.showAbout() },
  };
}

/** A selected sample takes the place of what can be saved. */
function canSaveNow({ library, recording }: AppState): boolean {
  return library.selected === null && recording.current !== null && canSave(recording.current);
}
