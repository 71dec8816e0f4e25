/** The columns that become properties of every answer of a respondent, under names that outlive a survey edition. */
export const propertyColumns: Readonly<Record<string, readonly string[]>> = {
  boarding_area: ['BAREA', 'AREA'],
  gate: ['GATE'],
  airline: ['AIRLINE'],
  destination: ['DESTINATION', 'DEST'],
  departure_block: ['STRATA'],
  interview_method: ['METHOD'],
  arrival_time: ['ARRTIME'],
  home_region: ['HOME'],
  home_country: ['Q17COUNTRY'],
  times_flown: ['Q5TIMESFLOWN'],
  checked_bags: ['Q4BAGS'],
  bought_food: ['Q4FOOD'],
  used_wifi: ['Q4WIFI'],
  tsa_precheck: ['Q11TSAPRE'],
  rating_artwork: ['Q7ART'],
  rating_restaurants: ['Q7FOOD'],
  rating_shops: ['Q7STORE'],
  rating_signs: ['Q7SIGN'],
  rating_walkways: ['Q7WALKWAYS'],
  rating_screens: ['Q7SCREENS'],
  rating_wifi: ['Q7WIFI'],
  rating_roads: ['Q7ROADS'],
  rating_parking: ['Q7PARK'],
  rating_airtrain: ['Q7AIRTRAIN'],
  rating_cleanliness: ['Q9ALL'],
  rating_restrooms: ['Q9RESTROOM'],
  rating_safety: ['Q10SAFE'],
  rating_access: ['Q13GETRATE'],
};

/**
 * Coded comments: what to improve (Q8), what the problem was (Q15). `Q8COM` is the first of 2016, 2014 says `Q8IMPROVE`,
 * 2018 `Q8-1`.
 */
export const commentColumns = {
  improve: /^Q8(COM|IMPROVE|-|_)\d?$/,
  problem: /^Q15(COM|PROBCOM|-|_)\d$/,
} as const;

/** Codes of the published field guide. */
export const questionnaireLanguages: Readonly<Record<string, string>> = {
  1: 'en',
  2: 'es',
  3: 'zh',
  4: 'ja',
};
export const problemAnswers: Readonly<Record<string, string>> = { 1: 'yes', 2: 'no', 3: 'unknown' };
export const tripPurposes: Readonly<Record<string, string>> = {
  1: 'business',
  2: 'leisure',
  3: 'friends_or_relatives',
  4: 'school',
  5: 'conference',
  6: 'family_event',
  7: 'other',
  10: 'errand',
  11: 'military',
  12: 'volunteer',
  13: 'moving',
};
