// Takes the place of zod's own words for errors: the screens say them from web/texts (form/check-input.ts).
export {};
