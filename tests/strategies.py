"""Hypothesis strategies shared by the property tests: news-like sentences, and text of any kind."""

from hypothesis import strategies as st

COMPANIES = ("Brackwater", "Torvane", "Calder Moss", "Valdemora", "Ostrel")
GOODS = ("steel", "aluminum", "copper", "cobalt", "scrap")
VERBS = ("shipped", "produced", "bought", "sold")
MONTHS = ("January", "March", "June", "October")

amounts = st.one_of(
    st.integers(2, 999).map(str),
    st.integers(1_000, 9_999_999).map("{:,}".format),
    st.decimals(1, 99, places=1).map("{} million".format),
)
sentences = st.builds(
    "{0} {1} {2} tonnes of {3} in {4} 2025.".format,
    st.sampled_from(COMPANIES), st.sampled_from(VERBS), amounts, st.sampled_from(GOODS), st.sampled_from(MONTHS),
)
quantities = st.one_of(
    st.builds("{}{}{}".format, st.sampled_from(["$", "€", "£", "US$", ""]), amounts, st.sampled_from(["", "%", " percent", " tons", " people", " points", "kg", " a barrel", "-page report"])),
    st.builds("{} {} {}".format, st.sampled_from(["about", "more than", "at least", "up to", "nearly", "minus"]), amounts, st.sampled_from(["euros", "percent", "jobs", "degrees Celsius", "hours"])),
    st.builds("between {} and {} {}".format, st.integers(1, 49), st.integers(50, 99), st.sampled_from(["miles", "workers", "million dollars"])),
    st.builds("{} hours {} minutes".format, st.integers(2, 23), st.integers(1, 59)),
    st.sampled_from(["two-thirds of voters", "a dozen boats", "hundreds of thousands of homes", "one in four adults", "three times as much", "nine Republicans", "five of the nine", "March 12, 2025", "half a mile", "1.5m units"]),
)
statements = st.builds("{0} {1} {2}, {3} {4}.".format, st.sampled_from(COMPANIES), st.sampled_from(["reported", "lost", "won by", "rose to", "cut"]), quantities,
                       st.sampled_from(["or", "and", "down from", "against", "which is"]), quantities)
reports = st.lists(statements, min_size=1, max_size=4).map(" ".join)
articles = st.lists(sentences, min_size=1, max_size=5).map("\n\n".join)

pieces = st.sampled_from([
    "5", "3.2", "1,234.5", "1.234,5", "½", "%", "$", "€", "US$", " million", " mil millones", "March", " 12, 2025", "el 3 de mayo", "“", "”", '"', "«", "»",
    "(", ")", "[", "said", "dijo", " according to ", " según ", "President", "Mr. Lee", "U.S.", "–", "-", "/", "\n", "\n\n", " ", ".", ",", ":", "…", "• ",
    "between ", " and ", " to ", "more than ", "entre ", "not ", "no ", "Share", "Correction: ", "Dear ", "Sincerely,", "http://a.b/5", "\\$47", "\u202f", "\u00a0", "₂", "́",
])
trade = st.sampled_from([
    "The United States", "Washington", "Canada", "China", "Mexican mills", "Katherine Tai", "US President Donald Trump", "Prime Minister Mark Carney",
    " imposed ", " lifted ", " signed ", " controls ", " has not signed ", " rose ", " fell ", " from ", " to ", " by ", " of ", " after the ratification of the USMCA",
    "a 25% tariff on steel", "no tariff on copper", "up to 60%", "more than 110%", "about 45,000 tonnes", "12", "3.2 million tons", "-5", "½", "0%", "between 9 and 4 tons",
    " of the world's mine production of cobalt", " of rare earths", " in 2024", " on March 12, 2025", " on 31 April 2025", " since May", " last year", " on Friday, May 9, 2024",
    ". ", ", ", "; ", "¶", "“We expect 5 tons next year,” said ", "It is understood that ", "Section 232", " jobs", " direct jobs", ", a gap of ", " together", ": ", "El arancel del 25 % al acero ",
])
trading = st.lists(trade, min_size=1, max_size=25).map("".join).map(lambda text: text.replace("¶", "\n\n"))
noise = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=40).map("".join))
