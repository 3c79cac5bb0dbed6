import { it } from 'vitest';
import { keyboard } from './apps-script/keyboard.ts';

it('x', async () => {
  const k = await keyboard();
  for (let i = 0; i < 2; i++) {
    const t = performance.now();
    const rec = await k.run('prepareBook');
    console.log(Math.round(performance.now() - t), rec.value, rec.calls.total);
  }
  console.log(
    JSON.stringify(k.sheet('Кластеры').properties),
    (k.sheet('Кластеры') as any).conditionalFormats?.length,
    (k.sheet('Кластеры') as any).columns,
    JSON.stringify((k.sheet('Кластеры') as any).protectedRanges),
    JSON.stringify((k.sheet('Кластеры') as any).conditionalFormats),
  );
});
