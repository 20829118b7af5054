import { join } from 'node:path';
import { app, type BrowserWindow, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import { APP_ORIGIN, registerAppScheme, serveApp } from './app-protocol.ts';
import { readArguments, USAGE } from './cli/arguments.ts';
import { guardClosing } from './close-guard.ts';
import {
  EVENT_CHANNEL,
  type EventName,
  type Events,
  REOPEN_INPUT_ID,
  REQUEST_CHANNEL,
} from './contract/ipc.ts';
import { exportFile } from './export-file.ts';
import { giveFile } from './give-file.ts';
import { prepare } from './headless.ts';
import { handlersFor } from './ipc/handlers.ts';
import { answer, assertTrusted } from './ipc/register.ts';
import { keychain } from './keychain.ts';
import { setMenu } from './menu.ts';
import { buildServices } from './services.ts';
import { createWindow } from './window.ts';

/** The development server's page, set by the build tool; a packaged program ignores it. */
const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

registerAppScheme();
const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData) app.setPath('userData', userData);

const command = commandOf(process.argv);
if (command) {
  runCommand(command).catch(fail);
} else if (app.requestSingleInstanceLock()) {
  // Two programs on one folder would overwrite each other's changes.
  app.whenReady().then(start, fail);
} else {
  app.quit();
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

async function start(): Promise<void> {
  serveApp(join(__dirname, '../renderer'));
  const window = createWindow(devUrl ?? `${APP_ORIGIN}/`);
  setMenu(window, app.getLocale(), app.isPackaged);
  app.on('second-instance', () => bringForward(window));
  app.on('window-all-closed', () => app.quit());

  const services = buildServices(app.getPath('userData'), keychain, {
    giveFile: (path) => giveFile(window.webContents, REOPEN_INPUT_ID, path),
    exportFile: (name, bytes) => exportFile(window, name, bytes),
    reveal: (path) => shell.showItemInFolder(path),
    libraryChanged: (change) => send(window, 'library.changed', change),
  });
  guardClosing(window, app.getLocale(), () => services.outbox.isSending);
  for (const store of [services.samples, services.drafts]) {
    void store.purgeTrash(Date.now()).catch(report);
  }

  // Requests wait for this, so that no request sees what a crash left behind.
  const resumed = services.outbox.resume().catch(report);
  const handlers = handlersFor(services);
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, args: unknown) => {
    assertTrusted(senderOf(event, window), [
      APP_ORIGIN,
      ...(devUrl ? [new URL(devUrl).origin] : []),
    ]);
    await resumed;
    return answer(handlers, name, args, report);
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

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function report(error: unknown): void {
  console.error(error);
}

function fail(error: unknown): void {
  report(error);
  app.exit(1);
}
