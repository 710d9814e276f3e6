package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A thousand times two planners send steps over random zones at the same moment, built on the same versions: steps over
 * different zones are both saved; of two that meet, one is saved whole and the other learns what won, zone by zone.
 */
@ServerTest
class ConcurrentEditsIT {

    private static final int PAIRS = 1_000;
    private static final int DESKS = 4;
    private static final int ZONES = 6;

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    /** One planner's step: zones to rewrite or delete, all under one name that is looked for afterwards. */
    private record Step(String name, Set<Integer> zones, boolean deletes) {}

    private record Saved(long zone, long version, String name) {}

    /** A plan with the state both planners know before each pair. */
    private final class Desk {

        private final PlanUnderWork plan;
        private final Random random;
        private final ExecutorService planners = Executors.newFixedThreadPool(2);
        private final List<Long> ids = new ArrayList<>();
        private final Map<Long, Long> versions = new TreeMap<>();
        private final Set<Saved> acknowledged = ConcurrentHashMap.newKeySet();
        private int meetings;

        Desk(TestTown town, int number) {
            plan = PlanUnderWork.in(town, context);
            random = new Random(number);
            for (int i = 0; i < ZONES; i++) {
                long id = Long.parseLong(plan.create("Z" + i, box(i)).replaceAll("\\D", ""));
                ids.add(id);
                versions.put(id, 1L);
                acknowledged.add(new Saved(id, 1, "Zone Z" + i));
            }
        }

        void pair(int n) throws Exception {
            Step mine = step("pair " + n + " mine");
            Step theirs = step("pair " + n + " theirs");
            CountDownLatch go = new CountDownLatch(1);
            Future<Answer> first = planners.submit(() -> send(mine, go));
            Future<Answer> second = planners.submit(() -> send(theirs, go));
            go.countDown();
            judge(mine, first.get(), theirs, second.get());
            takeBackWhatWasDeleted(n);
        }

        private Step step(String name) {
            Set<Integer> zones = new TreeSet<>();
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                zones.add(random.nextInt(ZONES));
            }
            return new Step(name, zones, random.nextInt(20) == 0);
        }

        private Answer send(Step step, CountDownLatch go) throws InterruptedException {
            String edits = step.zones().stream().map(i -> edit(step, i)).collect(Collectors.joining(","));
            go.await();
            return plan.planner().post(plan.path() + "/edits", "{\"edits\": [" + edits + "]}");
        }

        private String edit(Step step, int i) {
            String head = "{\"op\": \"%s\", \"id\": %d, \"version\": %d".formatted(step.deletes() ? "delete" : "update", ids.get(i), versions.get(ids.get(i)));
            return step.deletes() ? head + "}" : head + ", \"zone\": " + named(i, step.name()) + "}";
        }

        private String named(int i, String name) {
            return plan.zone("Z" + i, box(i)).replaceFirst("\"name\": \"[^\"]*\"", "\"name\": \"" + name + "\"");
        }

        private void judge(Step mine, Answer first, Step theirs, Answer second) {
            Set<Integer> common = new HashSet<>(mine.zones());
            common.retainAll(theirs.zones());
            List<Integer> statuses = List.of(first.status(), second.status());
            if (common.isEmpty()) {
                assertThat(statuses).as(first.text() + second.text()).containsExactly(200, 200);
            } else {
                meetings++;
                assertThat(statuses).as(first.text() + second.text()).containsExactlyInAnyOrder(200, 412);
            }
            note(mine, first);
            note(theirs, second);
            if (!common.isEmpty()) {
                Step winner = first.status() == 200 ? mine : theirs;
                learns(first.status() == 200 ? second : first, winner, common);
            }
        }

        /** The loser is told of exactly the zones in which the steps met, with what the winner made of them. */
        private void learns(Answer refused, Step winner, Set<Integer> common) {
            Map<Long, JsonNode> conflicts = refused.json().get("conflicts").valueStream()
                    .collect(Collectors.toMap(conflict -> conflict.get("id").asLong(), conflict -> conflict));
            assertThat(conflicts.keySet()).isEqualTo(common.stream().map(ids::get).collect(Collectors.toSet()));
            conflicts.forEach((id, conflict) -> {
                assertThat(conflict.get("code").asString()).isEqualTo(winner.deletes() ? "feature.gone" : "precondition.failed");
                if (!winner.deletes()) {
                    assertThat(conflict.at("/current/name").asString()).isEqualTo(winner.name());
                    assertThat(conflict.at("/current/version").asLong()).isEqualTo(versions.get(id));
                }
            });
        }

        private void note(Step step, Answer answer) {
            if (answer.status() == 200) {
                for (JsonNode saved : answer.json().get("saved")) {
                    noteSaved(saved, step.name());
                }
            }
        }

        private void noteSaved(JsonNode saved, String name) {
            long id = saved.get("id").asLong();
            if (saved.get("zone").isNull()) {
                versions.remove(id);
            } else {
                versions.put(id, saved.at("/zone/version").asLong());
                assertThat(acknowledged.add(new Saved(id, versions.get(id), name))).as("made once").isTrue();
            }
        }

        private void takeBackWhatWasDeleted(int n) {
            for (int i = 0; i < ZONES; i++) {
                if (!versions.containsKey(ids.get(i))) {
                    String name = "restored " + n;
                    Answer restored = plan.planner().post(plan.path() + "/edits",
                            "{\"edits\": [{\"op\": \"restore\", \"id\": %d, \"zone\": %s}]}".formatted(ids.get(i), named(i, name)));
                    assertThat(restored.status()).as(restored.text()).isEqualTo(200);
                    noteSaved(restored.json().at("/saved/0"), name);
                }
            }
        }

        private String box(int i) {
            return plan.town().box(i * 3, 0, i * 3 + 3, 3);
        }

        Set<Saved> stored() {
            return Set.copyOf(db.sql("""
                    select id as zone, version, name from zone where plan_id = :plan
                    union all select zone_id, version, name from zone_history where plan_id = :plan
                    """).param("plan", plan.id()).query(Saved.class).list());
        }
    }

    @Test
    void loseNothingThatWasAcknowledged() throws Exception {
        List<Desk> desks = new ArrayList<>();
        for (int i = 0; i < DESKS; i++) {
            desks.add(new Desk(TestTown.norwegian(db), i));
        }
        ExecutorService offices = Executors.newFixedThreadPool(DESKS);
        long start = System.nanoTime();
        try {
            List<Future<?>> days = new ArrayList<>();
            for (Desk desk : desks) {
                days.add(offices.submit(() -> {
                    for (int n = 0; n < PAIRS / DESKS; n++) {
                        desk.pair(n);
                    }
                    return null;
                }));
            }
            for (Future<?> day : days) {
                day.get();
            }
        } finally {
            offices.shutdownNow();
            desks.forEach(desk -> desk.planners.shutdownNow());
        }
        int met = desks.stream().mapToInt(desk -> desk.meetings).sum();
        System.out.printf(Locale.ROOT, "%,d pairs of concurrent steps in %.1f s, %d of them met%n", PAIRS, (System.nanoTime() - start) / 1e9, met);
        assertThat(met).as("both kinds of pairs were tried").isBetween(PAIRS / 5, PAIRS * 4 / 5);
        for (Desk desk : desks) {
            assertThat(desk.stored()).as("every acknowledged edit is in the row or its history, and nothing else").isEqualTo(desk.acknowledged);
        }
    }
}
