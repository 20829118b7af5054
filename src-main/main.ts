import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  type IpcMainInvokeEvent,
  ipcMain,
  nativeTheme,
  shell,
} from 'electron';
import { APP_ORIGIN, registerAppScheme, serveApp } from './app-protocol.ts';
import { chooseFolder } from './choose-folder.ts';
import { readArguments, USAGE } from './cli/arguments.ts';
import { filesToOpen } from './cli/files-to-open.ts';
import { guardClosing } from './close-guard.ts';
import { giveContextMenu } from './context-menu.ts';
import {
  EVENT_CHANNEL,
  type EventName,
  type Events,
  REOPEN_INPUT_ID,
  REQUEST_CHANNEL,
} from './contract/ipc.ts';
import { bringForward, ElectronDesktop, languageOf } from './desktop.ts';
import { exportFile } from './export-file.ts';
import { giveFile, giveFiles } from './give-file.ts';
import { prepare } from './headless.ts';
import { handlersFor, type Services } from './ipc/handlers.ts';
import { answer, assertTrusted } from './ipc/register.ts';
import { keychain } from './keychain.ts';
import { FilesToOpen, type HandedOver } from './open-files.ts';
import { guardPermissions } from './permissions.ts';
import { WorkBeforeQuitting } from './quit.ts';
import { buildServices } from './services.ts';
import { SettingsStore } from './settings/settings-store.ts';
import { createWindow } from './window.ts';
import { keepWindowState, openingBounds } from './window-state.ts';
import { WORDS } from './words/words.ts';

/** The development server's page, set by the build tool; a packaged program ignores it. */
const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

registerAppScheme();
const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData) app.setPath('userData', userData);

const command = commandOf(process.argv);
if (command) {
  runCommand(command).catch(fail);
} else {
  const files = filesToOpen(process.argv, process.cwd(), app.isPackaged);
  const handed: HandedOver = { files };
  // Two programs on one folder would overwrite each other's changes.
  if (app.requestSingleInstanceLock(handed)) start(new FilesToOpen(files)).catch(fail);
  else app.quit();
}

async function runCommand(words: readonly string[]): Promise<void> {
  const read = readArguments(words);
  if (read.kind === 'prepare') {
    // No screen is needed, and none may be there.
    app.disableHardwareAcceleration();
    await app.whenReady();
    app.exit(await prepare(read));
    return;
  }
  process.stderr.write(read.kind === 'help' ? USAGE : `${read.reason}\n\n${USAGE}`);
  app.exit(read.kind === 'help' ? 0 : 2);
}

/** What follows `prepare`, or null when the window is wanted. */
function commandOf(argv: readonly string[]): readonly string[] | null {
  const words = argv.slice(app.isPackaged ? 1 : 2);
  const at = words.findIndex((word) => !word.startsWith('-'));
  return words[at] === 'prepare' ? words.slice(at + 1) : null;
}

async function start(files: FilesToOpen): Promise<void> {
  await app.whenReady();
  serveApp(join(__dirname, '../renderer'));
  const pageUrl = devUrl ?? `${APP_ORIGIN}/`;
  const settings = await SettingsStore.open(join(app.getPath('userData'), 'settings.json'));
  nativeTheme.themeSource = settings.current.preferences.appearance;
  const window = createWindow(pageUrl, openingBounds(settings));
  app.on('window-all-closed', () => app.quit());
  const work = new WorkBeforeQuitting();
  keepWindowState(window, settings, (written) => void work.add(written).catch(report));
  const words = () => WORDS[languageOf(settings.current)];
  giveContextMenu(window, words);

  const desktop = new ElectronDesktop({
    window,
    settings,
    giveFiles: (paths) => giveFiles(window.webContents, REOPEN_INPUT_ID, paths),
    send: (name, data) => send(window, name, data),
    report,
  });
  const services = buildServices(app.getPath('userData'), keychain, {
    desktop,
    giveFile: (path) => giveFile(window.webContents, REOPEN_INPUT_ID, path),
    microphone: guardPermissions(window.webContents, pageUrl),
    exportFile: (name, bytes) => exportFile(window, name, bytes),
    chooseFolder: () => chooseFolder(window),
    reveal: (path) => shell.showItemInFolder(path),
    libraryChanged: (change) => send(window, 'library.changed', change),
  });
  window.on('closed', () => void work.add(services.takes.close()).catch(report));
  guardClosing(window, words, () => services.outbox.isSending);
  for (const store of [services.samples, services.drafts]) {
    void store.purgeTrash(Date.now()).catch(report);
    // Read while the window loads, which will ask for it.
    void store.list().catch(report);
  }
  answerRequests(window, services, work);
  files.listen((paths) => {
    if (window.isVisible()) bringForward(window);
    desktop.openFiles(paths).catch(report);
  });
}

function answerRequests(window: BrowserWindow, services: Services, work: WorkBeforeQuitting): void {
  // Requests wait for this, so that no request sees what a crash left behind.
  const resumed = services.outbox.resume().catch(report);
  const handlers = handlersFor(services);
  const origins = [APP_ORIGIN, ...(devUrl ? [new URL(devUrl).origin] : [])];
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, args: unknown) => {
    assertTrusted(senderOf(event, window), origins);
    await resumed;
    return work.add(answer(handlers, name, args, report));
  });
}

function senderOf(event: IpcMainInvokeEvent, window: BrowserWindow) {
  return {
    isOwnWindow: event.sender === window.webContents,
    isMainFrame: event.senderFrame !== null && event.senderFrame.parent === null,
    url: event.senderFrame?.url ?? '',
  };
}

function send<N extends EventName>(window: BrowserWindow, name: N, data: Events[N]): void {
  if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, name, data);
}

function report(error: unknown): void {
  console.error(error);
}

function fail(error: unknown): void {
  report(error);
  app.exit(1);
}
