import type { Page } from '@playwright/test';

/** Everything that is said on screen or by a screen reader: texts, labels, tooltips, placeholders. */
export function shownTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const visit = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('body, body *, :host > *, :host > * *')) {
        if (element.matches('script, style')) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
          texts.add(element.getAttribute(name) ?? '');
        }
        for (const node of element.childNodes) {
          if (node instanceof Text) texts.add(node.data.trim());
        }
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    return [...texts].filter((text) => text !== '');
  });
}
