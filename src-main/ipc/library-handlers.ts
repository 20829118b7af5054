import { exportSample, importSample } from '../archive/exchange.ts';
import { exportSeveral } from '../archive/export-several.ts';
import { FailureError } from '../contract/failure.ts';
import type { Library } from '../contract/library.ts';
import type { Services } from './handlers.ts';
import type { Handlers } from './requests.ts';

type LibraryHandlers = Pick<Handlers, Extract<keyof Handlers, `library.${string}`>>;

export function libraryHandlers(services: Services): LibraryHandlers {
  const { samples, drafts, outbox, outboxStore } = services;
  const storeOf = (of: 'draft' | 'sample') => (of === 'draft' ? drafts : samples);
  return {
    'library.list': () => readLibrary(services),
    'library.get': ({ sampleId }) => samples.get(sampleId),
    'library.save': async ({ sample, wav, draftId }) => {
      const excerpt = draftId === null ? null : await drafts.excerptOf(draftId);
      const saved = await samples.add(sample, wav, excerpt);
      if (draftId !== null) await drafts.erase(draftId);
      return saved;
    },
    'library.label': ({ sampleId, labels }) => samples.label(sampleId, labels),
    'library.duplicate': ({ sampleId, name }) => samples.duplicate(sampleId, name),
    'library.remove': ({ of, id }) => {
      // The answer with the VoiceId would find no sample to be kept with.
      if (outbox.isSendingOf(id)) throw new FailureError({ code: 'already-sending' });
      return storeOf(of).discard(id);
    },
    'library.restore': ({ of, id }) => storeOf(of).restore(id),
    'library.reveal': ({ of, id }) => services.reveal(storeOf(of).pathOf(id)),
    'library.readWav': ({ sampleId }) => samples.readWav(sampleId),
    'library.exportWav': async ({ sampleId }) => {
      const bytes = await samples.readWav(sampleId);
      const { name } = await samples.get(sampleId);
      return services.exportFile(`${name}.wav`, bytes);
    },
    'library.exportArchive': async ({ sampleId }) => {
      const { name } = await samples.get(sampleId);
      const archive = await exportSample({ samples, outbox: outboxStore }, sampleId);
      return services.exportFile(`${name}.clonebooth`, archive);
    },
    'library.exportArchives': async ({ sampleIds }) => {
      const folder = await services.chooseFolder();
      const ports = { samples, outbox: outboxStore };
      if (folder !== null) await exportSeveral(ports, sampleIds, folder);
      return folder;
    },
    'library.importArchive': async ({ archive }) => {
      const imported = await importSample({ samples, outbox: outboxStore }, archive);
      services.libraryChanged({ outbox: imported.requests });
      return imported.sample;
    },
  };
}

async function readLibrary({ samples, drafts, outboxStore }: Services): Promise<Library> {
  const [listing, kept, outbox] = await Promise.all([
    samples.list(),
    drafts.list(),
    outboxStore.list(),
  ]);
  return {
    items: [...listing.items, ...kept.items],
    outbox: outbox.entries,
    setAside: [...listing.setAside, ...kept.setAside, ...outbox.setAside],
  };
}
