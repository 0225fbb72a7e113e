-- People type "eduroam", "canvas" or "cant login" where the log says Wi-Fi, Courses and "signing in". What is typed and
-- what it is called here is a list that an admin keeps; a site begins with what is common on a campus.

CREATE TABLE "search_synonyms" (
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "typed" TEXT[] NOT NULL,
    "meaning" TEXT[] NOT NULL,

    CONSTRAINT "search_synonyms_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "search_synonyms_say_something" CHECK (cardinality("typed") > 0 AND cardinality("meaning") > 0)
);

CREATE UNIQUE INDEX "search_synonyms_position_key" ON "search_synonyms"("position");

INSERT INTO "search_synonyms"
SELECT gen_random_uuid(), ordinality, regexp_split_to_array(split_part(line, ' = ', 1), ', '),
  regexp_split_to_array(split_part(line, ' = ', 2), ', ')
FROM unnest(ARRAY[
  'mail, email, webmail, e-mail, outlook, owa, thunderbird, apple mail, gmail, exchange, imap, pop3, smtp, inbox, mailbox, outbox, attachment, send, spam, junk, correo, correos, bandeja de entrada, courriel, courriels, mél, boîte mail, posta, nachricht, nachrichten, posteingang, postfach = mail, email, webmail, mailbox',
  'wifi, wi-fi, wi fi, wlan, w-lan, wireless, eduroam, hotspot, access point, ssid = wifi, wireless, wlan, eduroam, network',
  'internet, network, ethernet, lan, netz, netzwerk, red, réseau, rete, conexión = network, internet, wifi, wireless',
  'canvas, moodle, blackboard, brightspace, d2l, sakai, oncourse, ilias, lms, learning platform, course, courses, class, classes, homework, assignment, kurs, kurse, lernplattform, hausaufgabe, curso, cursos, aula virtual, cours, devoirs, corsi = courses, course, learning, canvas, moodle, blackboard',
  'login, log in, log into, logon, log on, signin, sign in, sign into, sign on, single sign on, sso, shibboleth, cas, authenticate, authentication, anmelden, anmeldung, einloggen, eingeloggt, iniciar sesión, inicio de sesión, ingresar, connexion, connecter, se connecter, me connecter, identification, accedere = sign in, sign on, log in, log on, login, authentication',
  'mfa, 2fa, duo, two factor, two step, authenticator, passkey, okta = duo, two step, two factor, authenticator, sign in',
  'password, passphrase, passcode, credentials, locked out, passwort, kennwort, contraseña, clave, mot de passe, parola = password, passphrase, accounts',
  'account, accounts, username, user name, netid, konto, benutzerkonto, cuenta, compte, utente = account, accounts, username',
  'vpn, anyconnect, globalprotect, eduvpn, openvpn, forticlient, remote access = vpn',
  'print, printer, printing, copier, scanner, papercut, toner, drucker, drucken, impresora, imprimir, imprimante, stampante = print, printer, printing',
  'calendar, appointment, kalender, termin, termine, calendario, calendrier, rendez-vous = calendar',
  'onedrive, sharepoint, dropbox, google drive, nextcloud, owncloud, home directory, file share, shared drive, dateien, netzlaufwerk, laufwerk, archivos, fichiers = files, file, storage, drive',
  'zoom, teams, webex, google meet, kaltura, panopto, bigbluebutton, video call, videokonferenz, videollamada, visioconférence = video, zoom, teams, conference',
  'phone, telephone, voip, voicemail, landline, telefon, teléfono, téléphone = phone, telephone, voice',
  'library, catalog, catalogue, jstor, ebook, bibliothek, biblioteca, bibliothèque = library, catalog',
  'enroll, enrol, enrollment, registration, peoplesoft, transcript, einschreibung, matrícula, inscription = registration, enrollment, register',
  'website, web site, homepage, web page, webseite, sitio web, site web = website, web',
  'slow, sluggish, lag, lagging, late, delayed, delay, takes forever, takes ages, langsam, träge, verspätet, verzögert, lento, tarda, lent, lente, retard = slow, late, delayed, delay',
  'gone, missing, disappeared, vanished, empty, lost, deleted, verschwunden, weg, leer, desapareció, vacío, perdido, disparu, vide, perdu = gone, missing, empty, lost',
  'hang, freeze, frozen, stuck, crash, unresponsive, hängt, eingefroren, abgestürzt, colgado, bloqué, planté = hangs, freezes, stuck, crashes',
  'timeout, time out, timed out, times out, zeitüberschreitung, tiempo agotado = time out, timed out, timeout',
  'certificate, not secure, untrusted, ssl, tls, zertifikat, certificado, certificat = certificate'
]) WITH ORDINALITY AS list(line, ordinality);

-- Each phrase as the stems of its words: "logging in" is what "log in" is. Unlike in an index, no word is left out.
CREATE FUNCTION search_stems(phrases text[]) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg((
    SELECT coalesce(string_agg(coalesce((ts_lexize('pg_catalog.english_stem', word))[1], word), ' ' ORDER BY place), '')
    FROM regexp_split_to_table(search_fold(phrase), ' ') WITH ORDINALITY AS split(word, place)
  ) ORDER BY number), '{}')
  FROM unnest(phrases) WITH ORDINALITY AS list(phrase, number)
$$;

-- Codes of errors in one spelling each, now also 800CCC0Fh, x800ccc0f, &H800CCC0F, #800ccc0f and the decimal numbers
-- that some programs show: -2146644977 and 2148322319 are 800CCC0F, -1073741819 is C0000005.
CREATE OR REPLACE FUNCTION search_error_codes(source text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF source !~ '[0-9\uff10-\uff19]' THEN
    RETURN '{}';
  END IF;

  RETURN (
  SELECT coalesce(array_agg(DISTINCT code ORDER BY code), '{}')
  FROM (
    SELECT CASE
      WHEN spelt[3] IS NOT NULL THEN spelt[3]
      WHEN spelt[4] IS NOT NULL THEN
        CASE WHEN number BETWEEN 2147483648 AND 2164260863 OR number BETWEEN 3221225472 AND 3238002687
          THEN upper(to_hex(number)) END
      WHEN spelt[2] IS NOT NULL AND spelt[2] !~ '^8' AND (spelt[2] !~ '[a-f]' OR spelt[2] !~ '[0-9]') THEN NULL
      ELSE upper(coalesce(nullif(ltrim(replace(coalesce(spelt[1], spelt[2]), 'o', '0'), '0'), ''), '0'))
    END AS code
    FROM regexp_matches(
      translate(
        lower(regexp_replace(normalize(source, NFKC), '[\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g')),
        '×✕✖хχ−–', 'xxxxx--'
      ),
      '(?<![0-9a-z])(?:[0o] ?x ?([0-9a-fo]{6,16}|(?<=x)[0-9a-fo]{2,5})|(?:0|x|&h|#)?([0-9a-f]{8})h?|(?<![0-9]\.)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?!\.[0-9])|(-?[0-9]{9,10}))(?![0-9a-z])',
      'g'
    ) AS spelt
    CROSS JOIN LATERAL (
      SELECT CASE WHEN spelt[4] LIKE '-%' THEN spelt[4]::bigint + 4294967296 ELSE spelt[4]::bigint END AS number
    ) AS decimal
  ) AS spelled
  WHERE code IS NOT NULL);
END
$$;

UPDATE "search_entries" SET "error_codes" = search_error_codes("title" || ' ' || "body")
WHERE ("title" || ' ' || "body") ~ '[0-9]{9,10}|[xX#][0-9a-fA-F]{8}|&[hH][0-9a-fA-F]{8}|[0-9a-fA-F]{8}[hH]';

-- What is open is found among everything by an index of its own: it comes first, and is little.
CREATE INDEX "search_entries_open_words_idx" ON "search_entries" USING gin ("words") WHERE "is_open";
CREATE INDEX "search_entries_ended_at_idx" ON "search_entries" ("at" DESC) WHERE NOT "is_open";

-- One thing that is asked for: its words as written, from their beginning, or as stems; stop words have no stems.
CREATE FUNCTION search_group(beginnings text, plain text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT to_tsquery('pg_catalog.simple', beginnings) || to_tsquery('pg_catalog.english', plain)
$$;

-- All of them at once.
CREATE FUNCTION search_groups(beginnings text[], plain text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  asked tsquery := ''::tsquery;
BEGIN
  FOR i IN 1 .. cardinality(beginnings) LOOP
    asked := asked && search_group(beginnings[i], plain[i]);
  END LOOP;

  RETURN asked;
END
$$;

-- The open entries and the newest of the others that match, so many of each. Whether a word is common is known only once
-- it was looked up: a rare one is read from the index of words, and a common one found soon by going back in time. The
-- planner cannot know which, and a wrong guess reads the whole log.
CREATE FUNCTION search_candidates(asked tsquery, of_service text, of_kind text, since timestamptz, max_entries int)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_bitmapscan = on SET enable_indexscan = on
AS $$
DECLARE
  max_rare CONSTANT int := 2000;
  known int;
  -- What is null lets everything through. Statements are planned with what is asked for, so that this costs nothing then.
  filtered CONSTANT text := $filter$
    words @@ $1 AND ($2 IS NULL OR services @> ARRAY[$2]) AND ($4 IS NULL OR at >= $4) AND (
      $3 IS NULL OR ($3 IN ('update', 'comment') AND kind = $3::search_kind) OR ($3 NOT IN ('update', 'comment')
        AND parent_id IN (SELECT subject_id FROM search_entries WHERE kind = $3::search_kind)))$filter$;
BEGIN
  IF numnode(asked) = 0 THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH matching AS MATERIALIZED (SELECT subject_id, parent_id, at FROM search_entries WHERE is_open AND %s)
     SELECT subject_id FROM matching ORDER BY (subject_id = parent_id) DESC, at DESC LIMIT $5', filtered)
    USING asked, of_service, of_kind, since, max_entries;

  SELECT count(*) INTO known
  FROM (SELECT FROM search_entries WHERE NOT is_open AND words @@ asked LIMIT max_rare + 1) AS some_entries;
  IF known <= max_rare THEN
    RETURN QUERY EXECUTE format(
      'WITH matching AS MATERIALIZED (SELECT subject_id, at FROM search_entries WHERE NOT is_open AND %s)
       SELECT subject_id FROM matching ORDER BY at DESC LIMIT $5', filtered)
      USING asked, of_service, of_kind, since, max_entries;
  ELSE
    PERFORM set_config('enable_bitmapscan', 'off', true);
    RETURN QUERY EXECUTE format(
      'SELECT subject_id FROM search_entries WHERE NOT is_open AND %s ORDER BY at DESC LIMIT $5', filtered)
      USING asked, of_service, of_kind, since, max_entries;
  END IF;
END
$$;

DROP FUNCTION search_query(text[], text[], text[]);
