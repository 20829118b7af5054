import type { Script } from './script.ts';

export const enScript: Script = {
  language: 'en',
  locale: 'en',
  paragraphs: [
    'Good morning, and thank you for listening. Have you ever watched the weather change over the sea? First the air turns cool, then a thin grey cloud joins another, and before you know it, rain is falling on the harbour.',
    'Last Thursday, at a quarter past four, I bought two fresh oranges, a jar of honey and eleven yellow roses at the corner shop. “Is that everything?” asked the boy behind the counter. “Yes,” I said, “unless you have some good news for me!” He laughed, and I paid nine dollars and fifty cents.',
    'On the way home I thought about a journey I once took: six hours by train, past vineyards, villages and huge, quiet forests. Would I do it again? Without a doubt. Pleasure is usually found in small things: a warm coat, a deep breath, and the joy of hearing someone sing.',
  ],
};
