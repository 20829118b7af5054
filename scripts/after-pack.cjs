// Run by electron-builder on each unpacked package: nothing of a development runtime may stay in it.
const fs = require('node:fs');
const path = require('node:path');

const MARKER = 'DEVELOPMENT-ONLY.txt'; // as in electron/fallback-package.mjs

module.exports = ({ appOutDir, electronPlatformName, packager }) => {
  const marker = path.join(appOutDir, MARKER);
  if (fs.existsSync(marker) && process.env.CLONEBOOTH_ALLOW_DEV_RUNTIME !== '1') {
    throw new Error(
      'This would package the development-only Electron runtime. Let electron-builder download the ' +
        'release, or set CLONEBOOTH_ALLOW_DEV_RUNTIME=1 for a package that only tests packaging.',
    );
  }
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(`${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : 'resources';
  fs.rmSync(path.join(appOutDir, resources, 'default_app.asar'), { force: true });
};
