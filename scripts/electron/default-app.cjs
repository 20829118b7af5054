// Stand-in for Electron's default app, which the fallback package does not contain:
// `electron [-r module]... <app folder>` starts the program in that folder.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { app } = require('electron');

const { preloads, folder, position } = readArguments(process.argv);
if (preloads.length > 0) Module._preloadModules(preloads);
if (folder === undefined) {
  console.error('usage: electron <app folder>');
  process.exit(1);
}
// The program then sees the arguments that Electron's own default app would leave it.
process.argv.splice(1, position, folder);
process.defaultApp = true;
startProgram(folder);

function readArguments(argv) {
  const found = [];
  for (let i = 1; i < argv.length; i++) {
    if (argv[i] === '-r' || argv[i] === '--require') found.push(argv[++i]);
    else if (!argv[i].startsWith('-'))
      return { preloads: found, folder: path.resolve(argv[i]), position: i };
  }
  return { preloads: found };
}

function startProgram(root) {
  const manifest = readManifest(root);
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.name = manifest.productName ?? manifest.name ?? app.name;
  app.setPath('userData', path.join(app.getPath('appData'), app.name));
  app.setAppPath(root);
  const main = path.join(root, manifest.main ?? 'index.js');
  if (isModule(main, manifest.type)) {
    import(pathToFileURL(main).href).catch((error) => {
      console.error(error);
      process.exit(1);
    });
  } else {
    Module._load(main, Module, true);
  }
}

function readManifest(root) {
  const file = path.join(root, 'package.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

function isModule(file, packageType) {
  return file.endsWith('.mjs') || (packageType === 'module' && !file.endsWith('.cjs'));
}
