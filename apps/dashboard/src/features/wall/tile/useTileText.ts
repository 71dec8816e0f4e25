import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { rangeText, signedText, valueText, type Locale } from '../../../format/value-parts.ts';
import type { TileModel } from '../tile-model.ts';
import type { TileSpec } from '../views.ts';

/** Every word of a tile, from its model. */
export function useTileText(spec: Ref<TileSpec>, model: Ref<TileModel>) {
  const { t, tm, locale } = useI18n();
  const language = computed(() => locale.value as Locale);
  const unit = computed(() => model.value.total?.unit ?? 'count');
  const text = (value: number) => valueText(value, unit.value, language.value);

  const name = computed(() => t(`tile.${spec.value.id}`));
  const word = computed(() => t(`state.${model.value.band ?? 'none'}`));

  const plain = computed(() => {
    const { words, total } = model.value;
    if (!words || total?.value === null || !total) return '';
    const names = tm('tenths') as string[];
    const sentence = t(words.key, { tenths: names[words.tenths ?? 0] ?? '', value: text(total.value) });
    return sentence.charAt(0).toLocaleUpperCase(language.value) + sentence.slice(1);
  });

  const change = computed(() => {
    const found = model.value.change;
    if (!found) return undefined;
    return signedText(found.amount, found.relative ? 'percent' : unit.value, language.value);
  });

  const interval = computed(() => {
    const found = model.value.total?.interval;
    // Ends that read the same tell nothing that the value does not.
    return found && text(found.low) !== text(found.high)
      ? rangeText(found.low, found.high, unit.value, language.value)
      : '';
  });

  const n = computed(() => t('tile.n', { n: valueText(model.value.total?.n ?? 0, 'count', language.value) }));

  const trend = computed(() => {
    const values = model.value.points.flatMap(({ value }) => (value === null ? [] : [value]));
    const [first, last] = [values[0], values.at(-1)];
    if (first === undefined || last === undefined || values.length < 2) return t('tile.noTrend');
    const ends = {
      first: text(first),
      last: text(last),
      low: text(Math.min(...values)),
      high: text(Math.max(...values)),
    };
    return t('tile.trend', { name: name.value, ...ends });
  });

  return { t, language, name, word, plain, change, interval, n, trend, text };
}
