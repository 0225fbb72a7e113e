-- Capital letters beyond ASCII become small ones whatever the database sorts by: with the collation C, `lower` leaves them.
-- `foldWords` in domain/search/search-text.ts does the same to what is asked for.

CREATE OR REPLACE FUNCTION search_fold(source text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF octet_length(source) = length(source) THEN
    RETURN trim(regexp_replace(lower(source), '[^a-z0-9]+', ' ', 'g'));
  END IF;

  RETURN trim(regexp_replace(
    translate(
      lower(regexp_replace(normalize(source, NFKD), '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g')),
      'ςΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯÆÐØÞĐĦŁŊŒŦ',
      'σαβγδεζηθικλμνξοπρστυφχψωѐёђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюяæðøþđħłŋœŧ'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3008-\u3020\ufe10-\ufe6f\ufff0-\uffff]+',
    ' ', 'g'));
END
$$;

-- What is there already and has such letters; where they were folded before, nothing changes.
DO $$
DECLARE
  letters CONSTANT text := '[ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯÆÐØÞĐĦŁŊŒŦ]';
BEGIN
  PERFORM search_refresh_incidents(ARRAY(SELECT subject_id FROM search_entries
    WHERE kind IN ('incident', 'maintenance', 'notice') AND (title || body) ~ letters));
  PERFORM search_refresh_updates(ARRAY(SELECT subject_id FROM search_entries WHERE kind = 'update' AND body ~ letters));
  PERFORM search_refresh_comments(ARRAY(SELECT subject_id FROM search_entries WHERE kind = 'comment' AND body ~ letters));
  PERFORM search_refresh_known_errors(ARRAY(SELECT subject_id FROM search_entries
    WHERE kind = 'known_error' AND (title || body) ~ letters));
END
$$;
