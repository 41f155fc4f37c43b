"""Who said it: passages with every kind of quote, report and source, in English and Spanish.

Each passage lists what must be read: `q` for a quote, `a` for reported speech, the speaker, and words
that its span must hold; and words that must not be taken for direct speech.
"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract import read
from factcheck.extract.speech.marks import quoted
from factcheck.link import people
from factcheck.model import Document

PASSAGES = {
    # --- quotes and their marks
    "quoted by another as saying": ("Tomas Okonkwo quoted Ilse Brandt as saying: “The yard is full.”", ["q|Ilse Brandt|“The yard is full.”"], ""),
    "citó diciendo": ("Pedro Brasas citó a Lucía Arenal diciendo: «El patio está lleno».", ["q|Lucía Arenal|«El patio está lleno»"], ""),
    "curly": ("“The yard is full,” said Ilse Brandt.", ["q|Ilse Brandt|“The yard is full,”"], ""),
    "straight": ('"The yard is full," said Ilse Brandt.', ['q|Ilse Brandt|"The yard is full,"'], ""),
    "single curly": ("‘The yard is full,’ said Ilse Brandt. ‘It’s the workers’ yard.’", ["q|Ilse Brandt|‘The yard is full,’", "q|Ilse Brandt|‘It’s the workers’ yard.’"], ""),
    "single straight": ("'The yard is full,' said Ilse Brandt, who runs the owners' league.", ["q|Ilse Brandt|'The yard is full,'"], ""),
    "guillemets": ("«El patio está lleno», dijo Lucía Arenal.", ["q|Lucía Arenal|«El patio está lleno»"], ""),
    "tokenised marks": ("`` The yard is full, '' said Ilse Brandt.", ["q|Ilse Brandt|The yard is full,"], ""),
    "opening mark for closing": ("“The yard is full,“ said Ilse Brandt. “It is busy.“", ["q|Ilse Brandt|“The yard is full,“", "q|Ilse Brandt|“It is busy.“"], ""),
    "mixed pair": ('“The yard is full," said Ilse Brandt. Nobody else spoke.', ['q|Ilse Brandt|“The yard is full,"'], "Nobody else"),
    "space inside the marks": ('" The yard is full, " said Ilse Brandt.', ["q|Ilse Brandt|The yard is full,"], ""),
    "never closed": ("“The yard is full, said Ilse Brandt.\n\n“The line is long,” said Tomas Okonkwo.", ["q|Tomas Okonkwo|“The line is long,”"], ""),
    "never opened": ("The yard is full,” said Ilse Brandt.\n\n“The line is long,” said Tomas Okonkwo.", ["q|Ilse Brandt|The yard is full,”", "q|Tomas Okonkwo|“The line is long,”"], ""),
    "inches are no marks": ("Brandt, 6'2\", said: \"The yard is full.\"", ['q|Brandt|"The yard is full."'], ""),
    "nested": ("“He told me ‘go home’ and left,” said Ilse Brandt.", ["q|Ilse Brandt|“He told me ‘go home’ and left,”"], ""),
    "split": ("“The yard,” said Ilse Brandt, “is full.”", ["q|Ilse Brandt|“The yard,”", "q|Ilse Brandt|“is full.”"], ""),
    "goes on": ("“The yard is full,” said Ilse Brandt. “Come back.”", ["q|Ilse Brandt|“Come back.”"], ""),
    "over paragraphs": ("“The yard is full,” said Ilse Brandt. “We cannot take a tonne more.\n\n“We will open the second one in May.”", ["q|Ilse Brandt|“We cannot take a tonne more.", "q|Ilse Brandt|“We will open the second one in May.”"], ""),
    "a question": ("“Who pays?” asked Ilse Brandt. “Who pays for all of it?” she said.", ["q|Ilse Brandt|“Who pays?”", "q|Ilse Brandt|“Who pays for all of it?”"], ""),
    "brackets and ellipsis": ("“It [the yard] is … full,” Ilse Brandt said.", ["q|Ilse Brandt|“It [the yard] is … full,”"], ""),
    "headline": ("‘The Yard Is Full’: A Town Waits for Work\n\nThe town of Ostrel waits for the yard to open its gates again this spring.", ["q||‘The Yard Is Full’"], ""),
    "transcript": ("ILSE BRANDT: The yard is full, as you can see.\n\nTOMAS OKONKWO: Then build another one.\n\nBRANDT: With what money?", ["q|ILSE BRANDT|The yard is full", "q|TOMAS OKONKWO|Then build another one."], ""),
    "dialogue dash": ("—El patio está lleno —dijo Lucía Arenal—. Vuelva mañana.", ["q|Lucía Arenal|—El patio está lleno", "q|Lucía Arenal|Vuelva mañana."], ""),
    "lead-in before": ("Dr. Ilse Brandt, an economist at Halden Bank, noted:\n\n“The yard is full and will be full in May.”", ["q|Ilse Brandt|“The yard is full and will be full in May.”"], ""),
    "colon": ("Ilse Brandt said: “The yard is full.”", ["q|Ilse Brandt|“The yard is full.”"], ""),
    "quote and translation": ("“El patio está lleno y no cabe una tonelada más,” said Rosa Ibarra.\n\n(“The yard is full and cannot take another tonne.”)", ["q|Rosa Ibarra|“El patio está lleno", "q|Rosa Ibarra|“The yard is full"], ""),
    # --- what only looks like speech
    "irony": ("The “free” offer cost the yard its savings.", [], "“free”"),
    "a term": ("The plan opens a “quota window” for the yards of the north.", [], "“quota window”"),
    "title of a work": ("The film “The Last Tonne of the Valley” opens in May, Ilse Brandt said.", ["a|Ilse Brandt|opens in May"], "“The Last Tonne of the Valley”"),
    "a name of a thing": ("Everybody calls the crane “the Duchess” in the yard.", [], "“the Duchess”"),
    "un término": ("El plan abre una «ventana de cuotas» para los patios del norte.", [], "«ventana de cuotas»"),
    "un título": ("La novela «La última tonelada» llega en mayo, dijo Lucía Arenal.", ["a|Lucía Arenal|llega en mayo"], "«La última tonelada»"),
    # --- fragments
    "called it": ("Brandt called the duty “a disgrace.”", ["q|Brandt|“a disgrace.”"], ""),
    "mixed": ("Ilse Brandt said the yard was “bursting at the seams” and that 400 jobs would go.", ["q|Ilse Brandt|“bursting at the seams”", "a|Ilse Brandt|400 jobs would go"], ""),
    "one word": ("Ilse Brandt said she was “confident” that the yard would open.", ["q|Ilse Brandt|“confident”"], ""),
    "lo llamó": ("Arenal calificó el arancel de «una vergüenza para todos».", ["q|Arenal|«una vergüenza para todos»"], ""),
    # --- reported speech by class of cue
    "said that": ("Ilse Brandt said that the yard would open.", ["a|Ilse Brandt|that the yard would open"], ""),
    "no that": ("Ilse Brandt said Tuesday the yard would open.", ["a|Ilse Brandt|the yard would open"], ""),
    "told whom": ("Ilse Brandt told a crowd of 300 that the yard would open.", ["a|Ilse Brandt|that the yard would open"], ""),
    "according to": ("According to Ilse Brandt, the yard will open.", ["a|Ilse Brandt|the yard will open"], ""),
    "according to, behind": ("The yard will open in May, according to Ilse Brandt.", ["a|Ilse Brandt|The yard will open in May"], ""),
    "added": ("The yard will open in May, Brandt added.", ["a|Brandt|The yard will open in May"], ""),
    "in the middle": ("The yard, she said, will open in May.", ["a|she|will open in May"], ""),
    "believes": ("Ilse Brandt believes the yard is too small.", ["a|Ilse Brandt|the yard is too small"], ""),
    "promises": ("Ilse Brandt promised to open the yard.", ["a|Ilse Brandt|to open the yard"], ""),
    "urges": ("Ilse Brandt urged the council to open the yard.", ["a|Ilse Brandt|to open the yard"], ""),
    "accuses": ("Ilse Brandt accused the council of hiding the figures.", ["a|Ilse Brandt|hiding the figures"], ""),
    "warns of": ("Ilse Brandt warned of a closure.", ["a|Ilse Brandt|a closure"], ""),
    "calls for": ("Ilse Brandt called for an inquiry.", ["a|Ilse Brandt|an inquiry"], ""),
    "describes as": ("Ilse Brandt described the yard as a ruin.", ["a|Ilse Brandt|a ruin"], ""),
    "is concerned": ("Ilse Brandt is concerned about the yard.", ["a|Ilse Brandt|about the yard"], ""),
    "noun cue": ("Brandt’s claim that the yard is empty surprised the town.", ["a|Brandt|that the yard is empty"], ""),
    "light verb": ("Ilse Brandt voiced concern about the yard.", ["a|Ilse Brandt|about the yard"], ""),
    "in her view": ("In Brandt’s view, the yard is too small.", ["a|Brandt|the yard is too small"], ""),
    "her proposal is": ("Her proposal is that the yard should open at night.", ["a||that the yard should open at night"], ""),
    "quoted as saying": ("Ilse Brandt was quoted as saying the yard was full.", ["a|Ilse Brandt|the yard was full"], ""),
    "passive with by": ("The yard was described by Ilse Brandt as a ruin.", ["a|Ilse Brandt|a ruin"], ""),
    "gerund": ("Ilse Brandt left early, saying the yard was full.", ["a|Ilse Brandt|the yard was full"], ""),
    "polls show": ("A poll published on Monday shows Brandt ahead in the valley.", ["a||Brandt ahead"], ""),
    "dateline": ("OSTREL, Ohio (AP) — Mayor Ilse Brandt said Tuesday she will open the yard.", ["a|Ilse Brandt|she will open the yard"], ""),
    "dijo que": ("Lucía Arenal dijo que el patio abrirá.", ["a|Lucía Arenal|que el patio abrirá"], ""),
    "según": ("Según Lucía Arenal, el patio abrirá en mayo.", ["a|Lucía Arenal|el patio abrirá en mayo"], ""),
    "sin sujeto": ("Lucía Arenal salió del patio. Dijo que abrirá en mayo.", ["a|Lucía Arenal|que abrirá en mayo"], ""),
    "prometió": ("Lucía Arenal prometió abrir el patio en la costa del norte.", ["a|Lucía Arenal|abrir el patio"], ""),
    "acusó": ("Lucía Arenal acusó al consejo de ocultar las cifras.", ["a|Lucía Arenal|ocultar las cifras"], ""),
    "pidió a": ("Lucía Arenal pidió al consejo que abra el patio.", ["a|Lucía Arenal|que abra el patio"], ""),
    "teme": ("Los vecinos temen que el patio cierre.", ["a|vecinos|que el patio cierre"], ""),
    # --- speakers
    "surname to full name": ("Ilse Brandt runs the yard. It is full, Brandt said.", ["a|Ilse Brandt|It is full"], ""),
    "pronoun": ("Ilse Brandt runs the yard. “It is full,” she said.", ["q|Ilse Brandt|“It is full,”"], ""),
    "apposition": ("Ilse Brandt, the owner of the yard, said it was full.", ["a|Ilse Brandt|it was full"], ""),
    "title and name": ("The yard is full, said the owner of the yard, Ilse Brandt.", ["a||The yard is full"], ""),
    "name between commas": ("The owner of the yard, Ilse Brandt, said it was full.", ["a|Ilse Brandt|it was full"], ""),
    "who": ("Ilse Brandt, who bought the yard in May, said it was full.", ["a|Ilse Brandt|it was full"], ""),
    "office": ("The minister said the yard was full.", ["a|minister|the yard was full"], ""),
    "organisation": ("The Steel League said the yard was full.", ["a|Steel League|the yard was full"], ""),
    "plural and unnamed": ("Two officials said the yard was full.", ["a|officials|the yard was full"], ""),
    "two verbs": ("Ilse Brandt praised the council and said the yard was full.", ["a|Ilse Brandt|the yard was full"], ""),
    "party and state": ("Sen. Ilse Brandt (D-Ohio) said the yard was full.", ["a|Ilse Brandt|the yard was full"], ""),
    "cargo y nombre": ("El patio está lleno, dijo la ministra de Trabajo, Lucía Arenal.", ["a||El patio está lleno"], ""),
    "a colon after another's quote": ("Ilse Brandt on the duty: “It is a tax on the yards.”\n\nTomas Okonkwo on the council: “It has never listened to us.”", ["q|Ilse Brandt|“It is a tax", "q|Tomas Okonkwo|“It has never"], ""),
    # --- whom it is said to, and what else stands between
    "told whom, colon": ("Judge Ilse Brandt told Tomas Okonkwo: “You went home.”", ["q|Ilse Brandt|“You went home.”"], ""),
    "told whom, set off": ("Judge Ilse Brandt told the owner, Tomas Okonkwo, 51: “You went home.”", ["q|Ilse Brandt|“You went home.”"], ""),
    "warned whom, next paragraph": ("Ilse Brandt warned Tomas Okonkwo:\n\n“You went home and left the yard open.”", ["q|Ilse Brandt|“You went home"], ""),
    "assured whom": ("Ilse Brandt assured Tomas Okonkwo, “You will go home today.”", ["q|Ilse Brandt|“You will go home today.”"], ""),
    "asked whom": ("Ilse Brandt asked Tomas Okonkwo: “Who went home?”", ["q|Ilse Brandt|“Who went home?”"], ""),
    "told whom, a clause": ("Ilse Brandt told Tomas Okonkwo, who sat still, “You went home early.”", ["q|Ilse Brandt|“You went home early.”"], ""),
    "reminded whom that": ("Ilse Brandt reminded the owner, Tomas Okonkwo, 51, that “you went home early.”", ["q|Ilse Brandt|“you went home early.”"], ""),
    "was told by": ("Tomas Okonkwo was told by Judge Ilse Brandt: “You went home.”", ["q|Ilse Brandt|“You went home.”"], ""),
    "was told by, that": ("Tomas Okonkwo was warned by Ilse Brandt on Monday that “the yard is full.”", ["q|Ilse Brandt|“the yard is full.”"], ""),
    "advirtió a quién": ("La ministra Lucía Arenal advirtió al presidente de la patronal, Bruno Tejada: «No vamos a cerrar».", ["q|Lucía Arenal|«No vamos a cerrar»"], ""),
    "recordó a quién": ("Lucía Arenal recordó al presidente Bruno Tejada que «no vamos a cerrar el horno».", ["q|Lucía Arenal|«no vamos a cerrar el horno»"], ""),
    "le dijo a": ("Lucía Arenal le dijo a Bruno Tejada, dueño del patio: «No vamos a cerrar».", ["q|Lucía Arenal|«No vamos a cerrar»"], ""),
    "le dijo, detrás": ("«No vamos a cerrar», le dijo Lucía Arenal al dueño, Bruno Tejada.", ["q|Lucía Arenal|«No vamos a cerrar»"], ""),
    "advirtió a alguien la ministra": ("«No vamos a cerrar», advirtió a Bruno Tejada la ministra Lucía Arenal.", ["q|Lucía Arenal|«No vamos a cerrar»"], ""),
    "fue advertido por": ("Bruno Tejada fue advertido por la ministra Lucía Arenal: «No vamos a cerrar el horno».", ["q|Lucía Arenal|«No vamos a cerrar el horno»"], ""),
    "dijo a la prensa": ("«No vamos a cerrar», dijo a la prensa Lucía Arenal.", ["q|Lucía Arenal|«No vamos a cerrar»"], ""),
    "dijo el martes en Lima": ("«No vamos a cerrar», dijo el martes en Lima el analista Bruno Tejada.", ["q|Bruno Tejada|«No vamos a cerrar»"], ""),
    "dijo en, sin sujeto": ("Lucía Arenal habló ayer. «No vamos a cerrar», dijo en el programa Hora Punta.", ["q|Lucía Arenal|«No vamos a cerrar»"], ""),
    "said at a conference": ("“We will not close,” said at a conference Ilse Brandt.", ["q|Ilse Brandt|“We will not close,”"], ""),
    "an age is nobody": ("Ilse Brandt, 44, who said the yard was full, left.", ["a|Ilse Brandt|the yard was full"], ""),
    "una edad": ("Lucía Arenal, de 44 años, quien dijo que el patio está lleno, salió.", ["a|Lucía Arenal|que el patio está lleno"], ""),
    "ella": ("Lucía Arenal dirige el patio. «Está lleno», dijo ella.", ["q|Lucía Arenal|«Está lleno»"], ""),
}


def rows(text: str):
    return [c for c in read(Document(text)).claims if c.kind in ("quote", "attribution")]


@pytest.mark.parametrize("name", PASSAGES)
def test_passage(name):
    text, wanted, silent = PASSAGES[name]
    found = rows(text)
    shown = [(c.kind[0], c.source.speaker, c.surface) for c in found]
    for line in wanted:
        kind, speaker, words = line.split("|", 2)
        at = text.index(words)
        good = [c for c in found if c.kind[0] == kind and c.start < at + len(words) and at < c.end and (not speaker or speaker == c.source.speaker)]
        assert good, (line, shown)
    if silent:
        at = text.index(silent)
        assert not any(c.kind == "quote" and c.start < at + len(silent) and at < c.end for c in found), shown
    if not wanted:
        assert not any(c.kind == "quote" for c in found), shown


@pytest.mark.parametrize("text", [
    "Ilse Brandt declined to comment.",
    "Brandt refused to speak.",
    "Lucía Arenal no quiso hacer comentarios.",
    "The Labour Department won two terms with three states behind it.",
    "The claims adjusters called up their friends on Friday.",
    "The vote says a lot about the valley.",
    "The yard hopes.",
    "Ilse Brandt, 44, who had pleaded guilty to the theft in March, was sentenced to two years.",
    "Ilse Brandt pleaded not guilty to “conspiracy to defraud the council and the state.”",
    "Lucía Arenal, de 44 años, que se declaró culpable del robo, fue condenada a dos años.",
])
def test_nothing_is_reported(text):
    assert rows(text) == []


def test_a_refusal_is_told_apart_and_no_figure_stands_under_it():
    claims = read(Document("Ilse Brandt declined to say whether the yard had lost 40 million dollars.")).claims
    refused = next(c for c in claims if c.kind == "attribution")
    assert (refused.modality, refused.source.speaker) == ("negated", "Ilse Brandt")
    assert all(c.under == "" for c in claims if c.kind == "figure")


def test_a_lead_governs_what_follows_until_the_next_source():
    claims = read(Document("The yard lost 40 million dollars, Ilse Brandt said. It sold 300 tonnes. It hired 20 workers, the Steel League said.")).claims
    speakers = {c.surface: c.source.speaker for c in claims if c.kind == "figure"}
    assert speakers == {"40 million dollars": "Ilse Brandt", "300 tonnes": "Ilse Brandt", "20 workers": "Steel League"}


def test_offsets_are_the_words_that_stand_nearest():
    text = "Ilse Brandt runs the yard. “It is full,” she said."
    quote = next(c for c in rows(text) if c.kind == "quote")
    assert (quote.source.speaker, text[quote.source.start:quote.source.end]) == ("Ilse Brandt", "she")


def test_pieces_of_one_quote_share_a_key():
    first, second = [c for c in rows("“The yard,” said Ilse Brandt, “is full.”") if c.kind == "quote"]
    assert first.utterance == second.utterance != ""


@pytest.mark.parametrize("a, b, one", [
    ("Donald Brandt", "Donald Brandt Jr.", False),
    ("George W. Okonkwo", "George H. W. Okonkwo", False),
    ("Jim Okonkwo", "James Okonkwo", True),
    ("Pepe Arenal", "José Arenal", True),
    ("Brandt", "Ilse Brandt", True),
    ("Ilse Brandt", "Jonas Brandt", False),
    ("Mr. Brandt", "Ilse Brandt", True),
    ("Lucía Arenal Ríos", "Arenal", True),
    ("Ilse Brandt", "Tomas Okonkwo", False),
])
def test_names_of_one_person(a, b, one):
    assert people.same(a, b) is people.same(b, a) is one


MARKS = st.text(alphabet="“”\"'‘’«»` .,aA\n—:s", max_size=60)


@given(MARKS)
@settings(max_examples=300, deadline=None)
def test_stretches_between_marks_are_in_order_and_apart(text):
    found = quoted(text, [(0, len(text))])
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:]))


@given(st.lists(st.sampled_from(["said", "that", "Brandt", ",", "“", "”", "she", "to", "according", "by", "(", ")", "—", "and", "who", ".", "claim", "is", "dijo", "que", "según", '"', ":", "Mr."]), max_size=25))
@settings(max_examples=300, deadline=None)
def test_no_words_make_reading_fail(parts):
    text = " ".join(parts)
    for claim in rows(text):
        assert text[claim.start:claim.end] == claim.surface != ""


@pytest.mark.parametrize("unit", ['"', "“", "”", "“a”", "'a' ", "said ", "He said, ", "—a —b ", "President "])
def test_time_grows_with_the_text(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            read(Document(text, language="en"))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) < 4 * 2.2 * max(seconds(10_000), 0.02)
