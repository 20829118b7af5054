import { expect, test } from './clonebooth.ts';

test('the page has no way out of its sandbox', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  expect(
    await page.evaluate(() => [typeof require, typeof process, Object.keys(window.clonebooth)]),
  ).toEqual(['undefined', 'undefined', ['invoke', 'on', 'pathOf']]);
});

test('scripts, styles, frames and connections of strangers are refused', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(event.effectiveDirective);
    });
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.body.append(style);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    await fetch('https://example.com/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { violations: violations.sort(), injected: 'injected' in window };
  });
  expect(blocked).toEqual({
    violations: ['connect-src', 'frame-src', 'script-src-elem', 'style-src-elem'],
    injected: false,
  });
});

test('the page can go nowhere else and open nothing', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  const before = page.url();
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await page.evaluate(() => window.open('file:///etc/passwd'));
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(clonebooth.electron.windows()).toHaveLength(1);
});

test('app:// serves the built page and nothing outside it', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/index.html',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/%00',
      '/nothing-here.js',
    ];
    const answers = await Promise.all(paths.map((path) => fetch(path)));
    return answers.map(({ status }) => status);
  });
  expect(statuses).toEqual([200, 403, 404, 404, 403, 404]);
});

test('requests with wrong names or arguments are answered with a failure, not served', async ({
  clonebooth,
}) => {
  const page = await clonebooth.start();
  const answers = await page.evaluate(() => {
    const { invoke } = window.clonebooth;
    return Promise.all([
      invoke('library.readWav', { sampleId: '../../etc/passwd' }),
      invoke('account.getSecret' as 'account.get', undefined),
      invoke('library.save', { sample: {}, wav: new Uint8Array(1), draftId: null }),
    ]);
  });
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, failure: { code: 'bad-arguments' } });
  }
});

test('neither camera nor microphone nor notifications are granted', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  const states = await page.evaluate(async () => {
    const media = await navigator.mediaDevices
      .getUserMedia({ audio: true })
      .then(() => 'granted')
      .catch((error: Error) => error.name);
    return [media, await Notification.requestPermission()];
  });
  expect(states).toEqual([expect.stringMatching(/NotAllowedError|NotFoundError/), 'denied']);
});
