from dataclasses import replace

from events.policies.quizzing import Known, fingerprint, proposals

KNOWN = Known("case 1", "Open raad", "Alles op een plek.", organisation="Gemeente Aa")
OTHERS = ["Gemeente Aa", "Gemeente Bee", "Gemeente Cee", "Gemeente Dee", "Gemeente Eee"]


def of(known, organisations=OTHERS):
    return proposals(known, organisations=organisations, methods=[], participations=[])


def test_a_question_has_one_right_answer_and_three_wrong_ones():
    (question,) = of(KNOWN)
    assert question.text == "Wie deed dit? “Open raad”"
    assert len(set(question.options)) == 4
    assert question.options[question.right] == "Gemeente Aa"
    assert question.explanation == "Alles op een plek."


def test_the_same_use_case_gives_the_same_question():
    assert of(KNOWN) == of(KNOWN, organisations=list(reversed(OTHERS)))


def test_the_right_answer_does_not_stand_in_one_place():
    places = {of(replace(KNOWN, key=f"case {pk}"))[0].right for pk in range(40)}
    assert places == {0, 1, 2, 3}


def test_without_enough_wrong_answers_there_is_no_question():
    assert of(KNOWN, organisations=OTHERS[:3]) == ()


def test_what_a_question_rests_on_changes_with_every_fact():
    changed = (
        replace(KNOWN, title="Ander"),
        replace(KNOWN, summary="Ander"),
        replace(KNOWN, organisation="Ander"),
        replace(KNOWN, method="Ander"),
        replace(KNOWN, participation="Ander"),
    )
    assert len({fingerprint(one) for one in (KNOWN, *changed)}) == 6
