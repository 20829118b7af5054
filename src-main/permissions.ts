import { systemPreferences, type WebContents } from 'electron';
import type { MicrophoneSwitch } from './ipc/handlers.ts';

/**
 * Decides what the page may do. Writing to the clipboard is what the Copy buttons need; the
 * microphone, and never the camera, is open to our own page while it says that it records.
 */
export function guardPermissions(contents: WebContents, pageUrl: string): MicrophoneSwitch {
  const own = new URL(pageUrl);
  let recording = false;
  // A page that was loaded anew shows no Record screen any more.
  contents.on('did-navigate', () => {
    recording = false;
  });

  const isOwn = (url: string) => {
    if (!URL.canParse(url)) return false;
    const asking = new URL(url);
    return asking.protocol === own.protocol && asking.host === own.host;
  };
  contents.session.setPermissionRequestHandler((asking, permission, decide, details) => {
    if (permission !== 'media') return decide(permission === 'clipboard-sanitized-write');
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const onlyAudio = types.length > 0 && types.every((type) => type === 'audio');
    const fromPage = asking === contents && details.isMainFrame && isOwn(details.requestingUrl);
    decide(recording && onlyAudio && fromPage);
  });
  contents.session.setPermissionCheckHandler((asking, permission, origin, details) => {
    if (permission !== 'media') return permission === 'clipboard-sanitized-write';
    const fromPage = (asking === null || asking === contents) && isOwn(origin);
    return recording && details.mediaType === 'audio' && fromPage;
  });

  return {
    async allow() {
      recording = true;
      return systemAllows();
    },
    forbid() {
      recording = false;
    },
  };
}

/** The system's own word. macOS asks the person the first time; Linux has no such switch. */
async function systemAllows(): Promise<boolean> {
  switch (process.platform) {
    case 'darwin':
      return systemPreferences.askForMediaAccess('microphone');
    case 'win32':
      return systemPreferences.getMediaAccessStatus('microphone') !== 'denied';
    default:
      return true;
  }
}
