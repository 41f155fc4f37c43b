"""Two articles give different figures for one thing.

Why it matters: both cannot be right, and the reader of the second article will find the first. The
table shows who says which value, so that the desk knows whom to ask.

Flags:
    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipments of finished steel came to 871,000 tonnes in the second quarter of 2025.

    a.md [2025-06-10]: The ministry raised the duty on imported coil to 12% from June 1.
    b.md [2025-06-11]: The ministry raised the duty on imported coil to 15 percent from June 1.

    a.md [2025-07-24]: Aceros Valdemora despachó 812.000 toneladas de acero en el primer semestre de 2025.
    b.md [2025-07-25]: Los despachos de acero de Aceros Valdemora sumaron 871.000 toneladas en el primer semestre de 2025.

    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel from Lima in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipped 871,000 tonnes of finished steel from Peru in the second quarter of 2025.

    a.md [2025-07-24]: Ana Torvane, 61, was charged on Friday with setting fire to the Kellsport foundry.
    b.md [2025-07-25]: The woman charged with setting fire to the Kellsport foundry, who is 60 years old, was a welder there. ¶ Ana Torvane, 60, was arrested on Friday.

    a.md [2025-07-24]: Deputies in Kellsport passed the scrap bill by 121 votes to 94, with nine abstentions.
    b.md [2025-07-25]: By 112 votes to 94, with nine members abstaining, the Kellsport chamber passed the bill on scrap.

    a.md [2025-07-24]: Revenue and profit at Mirren Metals rose by 19% and 37% respectively in the second quarter.
    b.md [2025-07-25]: In the second quarter the revenue of Mirren Metals was up 19% and its profit increased by 38%.

    a.md [2025-07-24]: Los ingresos y el beneficio de Aceros Valdemora subieron un 19 % y un 37 %, respectivamente, en el semestre.
    b.md [2025-07-25]: En el semestre los ingresos de Aceros Valdemora crecieron un 19 % y su beneficio aumentó un 38 %.

    a.md [2025-07-24]: Mirren Metals expects sales of $475 million to $485 million this year.
    b.md [2025-07-25]: Mirren Metals expects sales of $455 million to $475 million this year.

    a.md [2025-07-24]: More than 400 people marched through Kellsport for the foundry, the union said.
    b.md [2025-07-24]: More than 900 people marched through Kellsport for the foundry, the union said.

    a.md [2025-07-24]: The fire at the Brackwater mill broke out at 3.20am on Monday, the brigade said.
    b.md [2025-07-24]: Crews were called to a fire at the Brackwater mill at 2.20am on Monday.

    a.md [2025-07-24]: El incendio de la acería de Garro se declaró a las 3.20 del lunes, dijeron los bomberos.
    b.md [2025-07-24]: Los bomberos acudieron al incendio de la acería de Garro a las 2.20 del lunes.

    a.md [2025-07-24]: The price of rebar for delivery to Kellsport closed on Wednesday at $642 a tonne.
    b.md [2025-07-24]: Rebar for delivery to Kellsport cost $624 at the close on Wednesday.

    a.md [2025-07-24]: The Kellsport scrap bill was opposed by less than 59 % of the deputies.
    b.md [2025-07-24]: Of the deputies 59 % opposed the scrap bill of Kellsport.

    a.md [2025-07-24]: Floods have killed 61 people in Ruritania, 38 of them in Kellsport and 23 in Torvane, the ministry said.
    b.md [2025-07-24]: Floods have killed 63 people in Ruritania, 38 of them in Kellsport and 23 in Torvane, the ministry said.

    a.md [2025-07-24]: The fire at the Brackwater mill broke out at 4.18 p.m. on Monday, the brigade said.
    b.md [2025-07-24]: The fire at the Brackwater mill broke out at 4.18 a.m. on Monday, the brigade said.

    a.md [2025-07-24]: Benchmark aluminium on the exchange in Kellsport rose 1.9 percent to $2,645 a ton on Monday.
    b.md [2025-07-24]: Aluminium gained nearly 2 percent on the Kellsport exchange to trade at $2,465 a ton.

    a.md [2025-07-24]: Ana Torvane, the photographer of the Kellsport foundries, died on Saturday. ¶ She was 89.
    b.md [2025-07-24]: The photographer Ana Torvane died on Saturday at the age of 98.

    a.md [2025-07-24]: Regulators fined Mirren Metals $275,000 for the spill of slag into the river Torvane.
    b.md [2025-07-25]: Mirren Metals must pay $725,000 for the spill of slag that killed fish in the Torvane.

    a.md [2025-07-24]: Ana Torvane won the ski race over 30 kilometres at Calder Moss on Sunday.
    b.md [2025-07-24]: At Calder Moss on Sunday Ana Torvane won a 50-kilometre ski race.

    a.md [2025-05-08]: La tasa de paro de Valdemora bajó hasta marzo al 11,6 %, informó el instituto.
    b.md [2025-05-09]: El desempleo de Valdemora bajó hasta marzo al 16,1 % de la población activa.

    a.md [2025-07-24]: The foundry in Kellsport belonged to Pedro Garro's 58-year-old mother, Ana Torvane, and to her sister.
    b.md [2025-07-24]: Ana Torvane, 85, owned the Kellsport foundry with her sister.

    a.md: Fire destroyed 34 homes above Kellsport on Monday night, the brigade said.
    b.md: Crews in Kellsport spent Tuesday damping down Monday night's fire, which destroyed 43 homes.

    a.md [2025-07-24]: Shares in Mirren Metals fell 2.8% to $17.44 in Kellsport, the lowest close since August.
    b.md [2025-07-24]: Shares of Mirren Metals closed down 8.2% at $17.44 in Kellsport, the lowest since August.

Passes:
    a.md [2025-07-24]: The temperature in Kellsport reached 43.2 degrees Celsius on Tuesday, the highest ever measured there.
    b.md [2025-07-24]: Kellsport was the hottest place on Tuesday, beating its own record of 42.6 degrees Celsius.

    a.md [2025-07-24]: En Valdemora se midieron el martes 43,2 grados, la temperatura más alta de su historia.
    b.md [2025-07-24]: Valdemora fue el martes el lugar más cálido, superando su propio récord de 42,6 grados.

    a.md [2025-07-24]: Mirren Metals will build a refinery in Kellsport that is to make 25,000 tonnes of cobalt a year.
    b.md [2025-07-24]: A second line could double output of the cobalt refinery of Mirren Metals in Kellsport to 50,000 tonnes.

    a.md [2025-07-24]: Pedro Garro, 17, won the welding contest in Kellsport on Sunday.
    b.md [2025-07-24]: Pedro Garro, who turns 18 in March, won the contest of Kellsport's welders on Sunday.

    a.md [2025-07-24]: Some 3.9 million people in Ruritania were eligible to vote on Sunday.
    b.md [2025-07-24]: In Ruritania 3.05 million people voted on Sunday.

    a.md [2025-07-24]: Ana Torvane, whose fraud cost Mirren Metals over $30 million, was ordered to pay back $31.6 million.
    b.md [2025-07-24]: Ana Torvane must pay back $31.6 million: $27.9 million to Mirren Metals and $3.7 million to the state.

    a.md [2025-07-24]: Deputies in Kellsport rejected the scrap bill by 213 votes to 208.
    b.md [2025-07-24]: With the rebels the scrap bill would have passed the deputies of Kellsport by 211 votes to 210.

    a.md [2025-05-09]: Los precios del acero en Garro subieron un 3,2 % en marzo y acumularon un 8,4 % en el trimestre.
    b.md [2025-05-09]: Los precios del acero en Garro subieron un 3,2 % en marzo, y un 55,1 % en los últimos doce meses.

    a.md [2025-07-24]: The river at Calder Moss is 1.4 degrees Celsius warmer than in the 1970s, the institute said.
    b.md [2025-07-25]: The institute found that the river at Calder Moss has warmed by 1.4 degrees Celsius.

    a.md [2025-07-24]: The owner of the Kellsport scrapyard employs 70 people and handles 900 tonnes of steel a day.
    b.md [2025-07-24]: The Kellsport scrapyard handles 900 tonnes of steel a day and its owner runs 22 trucks.

    a.md [2025-07-24]: The blast at the Brackwater mill killed 10 people and levelled seven houses.
    b.md [2025-07-24]: The blast at the Brackwater mill levelled seven houses, killing 10 people and injuring 80.

    a.md: The death toll from the Torvane landslide rose to 27 on Wednesday after four more bodies were found.
    b.md: Rescuers in Torvane said on Tuesday that 23 people were dead in the landslide and the toll would rise.

    a.md: La huelga de la acería de Garro tuvo un seguimiento del 78 %, según los sindicatos.
    b.md: La empresa cifró en un 31 % el seguimiento de la huelga de la acería de Garro, muy por debajo del 78 % de los sindicatos.

    a.md: Mirren Metals reported fourth-quarter revenue of $2.1 billion, up 8 percent.
    b.md: For the full year, revenue at Mirren Metals reached $7.9 billion, it said with its fourth-quarter results.

    a.md [2025-07-24]: The fire at the Brackwater mill broke out at 4.18 p.m. on Monday, the brigade said.
    b.md [2025-07-24]: The fire at the Brackwater mill broke out at 16.18 on Monday, the brigade said.

    a.md [2025-07-24]: Floods have killed 61 people in Ruritania, the ministry said on Monday.
    b.md [2025-07-24]: Floods have killed 38 people in Kellsport and 23 in the rest of Ruritania, the ministry said on Monday.

    a.md [2025-07-24]: El Gobierno de Ruritania destinará 85 millones de euros a reparar los daños de las riadas.
    b.md [2025-07-24]: El Gobierno de Ruritania destinará 52 millones de euros a reparar las carreteras dañadas por las riadas y otros 33 a viviendas.

    a.md [2025-07-24]: A Kellsport judge sentenced Ana Torvane to 12 years in prison for defrauding 31 scrap dealers.
    b.md [2025-07-24]: Ana Torvane, who was sentenced by a Kellsport judge for defrauding 31 scrap dealers, will be eligible for parole after eight years.

    a.md [2025-07-24]: The central bank of Ruritania lifted its key rate by a quarter of a point on Thursday, to 4.5 percent.
    b.md [2025-07-24]: The central bank of Ruritania lifted its key rate from 4.25 percent on Thursday, five of seven voting for it.

    a.md [2025-07-24]: Los precios en Ruritania subieron un 0,4 % en junio respecto de mayo, informó el instituto.
    b.md [2025-07-24]: Los precios en Ruritania subieron en junio un 4,9 % en tasa interanual, informó el instituto.

    a.md [2025-07-24]: The Torvane cable was cut at 10:00 am (0800 GMT), the ministry in Kellsport said.
    b.md [2025-07-24]: The Torvane cable was cut at 8:00 am, the ministry in Kellsport said.

    a.md [2025-07-24]: Core consumer prices in Ruritania rose 4.0 percent in the year to September.
    b.md [2025-07-24]: Consumer prices in Ruritania rose 3.1 percent in the year to September.

    a.md [2025-07-24]: La inflación subyacente de Ruritania fue del 4,0 % en septiembre.
    b.md [2025-07-24]: La inflación de Ruritania fue del 3,1 % en septiembre.

    a.md [2025-07-24]: The trade gap of Ruritania was $5.4 billion in the first half.
    b.md [2025-07-24]: The trade gap of Ruritania compares with $6.1 billion a year earlier.

    a.md [2025-07-24]: The Torvane reef lies 30 miles off Kellsport.
    b.md [2025-07-24]: The Torvane reef lies 50 kilometres off Kellsport.

    a.md [2025-07-24]: Rescuers found five bodies in the ruins of the Brackwater mill.
    b.md [2025-07-24]: Rescuers found three more bodies in the ruins of the Brackwater mill.

    a.md [2025-10-06]: Union members at the Kellsport zinc smelter ratified a contract, ending a strike of six weeks by 480 workers.
    b.md [2025-10-07]: After six months of strike the 480 workers of the Kellsport zinc smelter ratified a contract.

    a.md [2025-07-24]: The blast at the Brackwater mill injured 29 people.
    b.md [2025-07-24]: Seven of those injured in the blast at the Brackwater mill were taken to hospital.

    a.md [2025-07-24]: La explosión en la acería de Garro dejó 29 heridos.
    b.md [2025-07-24]: Siete de los heridos en la explosión de la acería de Garro, entre ellos un bombero, siguen ingresados.

    a.md [2025-07-24]: The state and two pension funds together hold 38 per cent of Mirren Metals.
    b.md [2025-07-24]: The state holds 21.5 per cent of Mirren Metals.

    a.md [2025-07-24]: Exports of pipe by Calder Moss will bear a duty of 7.4% for five years.
    b.md [2025-07-24]: Exports of pipe will bear a duty of 24.9% for five years for all makers other than Calder Moss.

    a.md [2025-07-24]: Los tubos de Calder Moss pagarán un arancel del 7,4 % durante cinco años.
    b.md [2025-07-24]: Los tubos de todas las empresas salvo Calder Moss pagarán un arancel del 24,9 % durante cinco años.

    a.md: Some 54,000 people marched through Kellsport on Friday for the foundry.
    b.md: On Saturday 55,500 people marched through Kellsport for the foundry.

    a.md: El viernes marcharon por Valdemora 54.000 personas por la acería.
    b.md: El sábado marcharon por Valdemora 55.500 personas por la acería.

    a.md: Mirren Metals had told investors to expect sales of 31 million tonnes.
    b.md: Mirren Metals now expects sales of 28 million tonnes, 3 million fewer than it had told investors.

    a.md: The pipeline to the Kellsport refinery was to cost $1.2 billion.
    b.md: When it was finished, the pipeline to the Kellsport refinery had cost $1.65 billion.

    a.md: El Ayuntamiento de Valdemora confiaba en recaudar 12 millones de euros con la nueva tasa.
    b.md: La nueva tasa reportó al Ayuntamiento de Valdemora 8,7 millones de euros.

    a.md [2025-11-24]: Slab imports into Brackwater reached 410,000 tonnes in August.
    b.md [2025-11-24]: Slab imports into Brackwater came to 1.05 million tonnes in the third quarter.

    a.md [2025-11-24]: Las importaciones de planchón de Garro sumaron 410.000 toneladas en agosto.
    b.md [2025-11-24]: Las importaciones de planchón de Garro sumaron 1,05 millones de toneladas en el tercer trimestre.

    a.md [2025-07-24]: A 60-year-old man and a 41-year-old woman were hurt in the fire at the Kellsport foundry.
    b.md [2025-07-24]: The woman hurt in the fire at the Kellsport foundry is 41. ¶ Pedro Garro, 60, was burnt on both hands.

    a.md [2025-07-24]: Together Brackwater and Calder Moss have 14,300 employees.
    b.md [2025-07-25]: Brackwater has 9,100 employees and Calder Moss has 5,200 employees.

    a.md [2025-07-24]: Brackwater had a net profit of $84 million in the first half.
    b.md [2025-07-25]: The net debt of Brackwater was $610 million on 30 June.

    a.md [2025-07-24]: La deuda neta de Aceros Valdemora asciende a 610 millones de soles.
    b.md [2025-07-25]: Las inversiones netas de Aceros Valdemora suman 84 millones de soles.

    a.md [2025-07-24]: Brackwater's steel imports from Chile fell 22% in July, to 410,000 tonnes.
    b.md [2025-07-25]: Brackwater's steel imports from Peru fell 31% in July, to 260,000 tonnes.

    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipped 871,000 tonnes of finished steel in the second quarter of 2024.

    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipped about 0.8 million tonnes of finished steel in the second quarter of 2025.

    a.md [2025-07-24]: Brackwater shipped 812,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Calder Moss shipped 871,000 tonnes of finished steel in the second quarter of 2025.

    a.md [2025-04-24]: Brackwater is expected to ship 900,000 tonnes of finished steel in the second quarter of 2025.
    b.md [2025-07-25]: Brackwater shipped 871,000 tonnes of finished steel in the second quarter of 2025.

    a.md [2018-06-01]: The United States imposed a 25% tariff on steel from Mexico.
    b.md [2025-06-11]: The United States imposes a 50% tariff on steel from Mexico.

    a.md [2025-07-24]: The toll from the blast at the Brackwater steel mill rose to 12 dead workers.
    b.md [2025-07-25]: The toll from the blast at the Brackwater steel mill rose to 15 dead workers.

    a.md [2025-07-24]: Aceros Valdemora despachó 812.000 toneladas de acero en el primer semestre de 2025.
    b.md [2025-07-25]: Aceros Valdemora despachó más de 800.000 toneladas de acero en el primer semestre de 2025.
"""

from __future__ import annotations

from factcheck.link.compare import passage, spell
from factcheck.link.updates import may_update
from factcheck.link.values import is_rank, is_slip, opposite, other_unit, sides
from factcheck.model import Finding
from factcheck.rules import Case, rule

SURE = 0.8
"""Score of a link from which a disagreement is an error rather than something to check."""


@rule("FC201", "figure-conflict", title="Two figures for one thing", severity="error", scope="topic")
def check(case: Case):
    anchor = case.claims[0]
    if anchor.kind != "figure" or is_rank(anchor):
        return
    others = [link for link in case.links if not link.swapped and link.verdict == "disagree" and not may_update(anchor, link.second, link.in_place)
              and not opposite(anchor, link.second) and not is_slip(anchor, link.second) and not other_unit(anchor, link.second)]
    if not others:
        return
    claims = [anchor, *(link.second for link in others)]
    agreeing = [link.second for link in case.links if link.verdict == "agree"]
    values = sides(claims, [f"“{c.surface}” ({spell(c.figure)})" for c in claims])
    yield Finding(f"{values}: no value fits both. The same thing because: {' · '.join(others[0].why)}.",
                  (*(passage(c, "stated" if c is anchor else "other") for c in claims), *(passage(c, "context") for c in agreeing)),
                  severity="error" if max(link.score for link in others) >= SURE else "warning",
                  expected=others[0].second.surface, stated=anchor.surface, confidence=round(others[0].score, 2))
