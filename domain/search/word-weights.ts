/** How much a word says of what somebody looks for, 0 to 1. @param word folded */
export function weightOf(word: string): number {
  if (fillers.has(word) || /^[a-z]$/.test(word)) {
    return 0;
  }

  return stateWords.has(word) ? 0.2 : symptoms.has(word) ? 0.4 : 1;
}

/** Whether it asks what works: "is anything down?" */
export function asksForState(words: readonly string[]): boolean {
  return words.some((word) => stateWords.has(word));
}

// What sentences are made of, with and without their apostrophes: English, German, Spanish, French.
const fillers = setOf(`
  a about after again all already also always am an and any anybody anyone anything are arent arrive arrives as at be because been
  before but by can cannot cant come comes could couldnt currently did didnt do does doesnt doing done dont else ever
  every everybody everyone everything for from get gets getting give gives go goes going got had has hasnt have havent
  having he hello help her here hey hi him his how i id if ill im in into is isnt it its ive just keep keeps kept know
  let like made make makes many may me might mine moment morning more much must my need needs never no nobody none nope not nothing now of off
  on once one only or other our out over please pls plz really right said say says see seems she should shouldnt since so some
  somebody someone something somewhere still such thanks than that thats the their them then there these they theyre
  thing things this those through to today tonight too try tries trying two under unable until up upon us use user users
  used uses using very want wants was wasnt way we well were werent what whats when where which while who why will with within
  without wont would wouldnt yesterday yet you your
  ab aber alle allem allen als am auf aus bei beim bin bis bitte da das dass dem den der des die doch du ein eine einem
  einen einer er es euch euer fur gar geht gerade hab habe haben hallo hat heute hier ich ihr im in ist ja jetzt kann
  kannst keine keinen kein konnen man mal mein meine meinem meinen meiner mich mir mit nach nicht nichts noch nur oder
  seit sich sie sind so uber um und uns unser vom von vor wann warum was wegen wenn wer wie wieder wieso wir wo zu zum zur
  al algo alguien ahora con de del desde donde el ella en entrar es esta estan este esto estoy ha hace hay hola hoy la las
  le les lo los me mi mis muy nada ni no nos o para pero por porque puedo puede pueden que quien se si sin sobre solo su
  sus tambien te tengo tiene todo todos tu un una uno va y ya yo
  ai au aujourd aussi avec avoir bonjour c ca ce cela ces cet cette comment d dans depuis des du elle est et etre hui
  ici il ils je j l ma mais me mes moi mon ne nous on ou par pas personne peut peux plus pour pourquoi puis qu quand que qui
  quoi rien sa sans ses son suis sur ton tous tout toute tres un une vos votre vous y`);

// Whether it works: said of everything, so that it says little of what is meant.
const stateWords = setOf(`
  broke broken bug dead down error errors fail failed failing fails failure fault functioning functional happening incident
  incidents issue issues maintenance malfunction offline online outage outages problem problems responding status trouble
  unavailable unreachable work worked working works wrong
  ausfall ausgefallen defekt erreichbar fehler funktioniert funktionieren gestort kaputt klappt lauft problem probleme
  storung storungen
  averiado caida caido cae disponible fallo falla funciona funcionan funcionando problema problemas roto
  erreur fonctionne fonctionnent indisponible marche marchent panne probleme problemes`);

// How it shows itself. What shows it says more.
const symptoms = setOf(`
  access accessing blank blocked cannot connect connected connecting connection crash crashed crashes crashing delay delayed
  delays denied disappeared disconnects drop dropped drops dropping empty expired forever freezes frozen gone hang hanging
  hangs lag lagging laggy late load loading loads lose losing lost missing new old open opening opens page pages random
  receive reach reachable refused reload reset screen sluggish slow slower slowly stopped stops stuck suddenly take takes
  times unresponsive vanished
  hangt langsam leer trage verschwunden verspatet verzogert weg zugriff verbindung
  acceso colgado desaparecido lenta lento perdido vacio
  acces bloque disparu lent lente lentement perdu plante vide`);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ""));
}
