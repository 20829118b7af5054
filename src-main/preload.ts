import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, EVENT_CHANNEL, REQUEST_CHANNEL } from './contract/ipc.ts';

/** The whole bridge. It never grows: requests and events are named in the contract. */
const bridge: Bridge<Parameters<typeof webUtils.getPathForFile>[0]> = {
  invoke: (name, args) => ipcRenderer.invoke(REQUEST_CHANNEL, name, args),
  on: (name, listener) => {
    const forward = (_event: unknown, eventName: string, data: Parameters<typeof listener>[0]) => {
      if (eventName === name) listener(data);
    };
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => ipcRenderer.off(EVENT_CHANNEL, forward);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('clonebooth', bridge);
