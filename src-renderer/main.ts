import '@fontsource-variable/inter/wght.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/menu.css';
import './ui/styles/waveform.css';
import { mount } from 'svelte';
import { backendOver } from './bridge.ts';
import { browserMicrophones } from './capture/browser-microphones.ts';
import { AppState } from './state/app.svelte.ts';
import App from './ui/App.svelte';
import { spawnDecodeWorker, spawnEngineWorker, spawnSpeechWorker } from './workers/spawn.ts';

const workers = {
  decode: spawnDecodeWorker,
  engine: spawnEngineWorker,
  speech: spawnSpeechWorker,
};
const app = new AppState(
  backendOver(window.clonebooth),
  workers,
  browserMicrophones,
  navigator.languages,
);
// Closing waits for the newest edit to be on disk; then the window closes by itself.
window.addEventListener('beforeunload', (event) => {
  if (!app.recording.unsaved) return;
  event.preventDefault();
  void app.recording.flush().finally(() => window.close());
});

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
void app.prepare().then(() => {
  mount(App, { target, props: { app } });
  return app.start();
});
