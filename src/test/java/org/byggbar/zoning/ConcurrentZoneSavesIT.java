package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Many planners at once: what was acknowledged is stored or in the history, and nothing waits for ever. */
@ServerTest
class ConcurrentZoneSavesIT {

    private static final int ZONES = 20;
    private static final int SAVES = 200;

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    @Test
    void losesNoAcknowledgedSave() throws Exception {
        PlanUnderWork plan = PlanUnderWork.norwegian(db, context);
        List<String> zones = new ArrayList<>();
        for (int i = 0; i < ZONES; i++) {
            zones.add(plan.create("Z" + i, plan.town().box(i * 0.9, 0, i * 0.9 + 0.9, 2)));
        }
        Map<String, Map<Long, String>> acknowledged = new ConcurrentHashMap<>();
        Random random = new Random(7);
        List<Callable<Answer>> saves = new ArrayList<>();
        for (int i = 0; i < SAVES; i++) {
            String zone = zones.get(random.nextInt(ZONES));
            long version = 1 + random.nextInt(4);
            String name = "save " + i;
            saves.add(() -> save(plan, zone, version, name, acknowledged));
        }

        List<Answer> answers = all(saves);

        assertThat(answers).extracting(Answer::status).containsOnly(200, 412);
        assertThat(answers).extracting(Answer::status).contains(200, 412);
        for (String zone : zones) {
            assertThat(states(plan, zone)).containsAllEntriesOf(acknowledged.getOrDefault(zone, Map.of()));
        }
    }

    /** Everybody builds on the newest version there is: every save is one version, none is lost. */
    @Test
    void countsEverySaveOnce() throws Exception {
        PlanUnderWork plan = PlanUnderWork.norwegian(db, context);
        String zone = plan.create("Z", plan.town().box(0, 0, 2, 2));
        List<Callable<Answer>> savers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            savers.add(() -> {
                for (int done = 0; done < 5;) {
                    Answer read = plan.planner().get(zone);
                    done += plan.planner().put(zone, read.etag(), plan.zone("Z", plan.town().box(0, 0, 2, 2))).status() == 200 ? 1 : 0;
                }
                return null;
            });
        }
        all(savers);
        assertThat(plan.planner().get(zone).json().get("version").asInt()).isEqualTo(41);
        assertThat(states(plan, zone)).hasSize(41);
    }

    /** A zone added while its plan is published is published too or refused, however the two meet. */
    @Test
    void publishesZonesAddedMeanwhile() throws Exception {
        PlanUnderWork plan = PlanUnderWork.norwegian(db, context);
        List<Callable<Answer>> work = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String code = "Z" + i;
            String box = plan.town().box(i * 0.5, 0, i * 0.5 + 0.5, 2);
            work.add(() -> plan.post(code, box));
        }
        work.add(10, () -> {
            db.sql("update plan set status = 'CONSULTATION', version = version + 1 where id = :plan").param("plan", plan.id()).update();
            return null;
        });
        List<Answer> answers = all(work).stream().filter(Objects::nonNull).toList();
        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
        long added = answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(db.sql("select count(*) filter (where published), count(*) from zone where plan_id = :plan").param("plan", plan.id())
                .query((row, n) -> List.of(row.getLong(1), row.getLong(2))).single()).containsExactly(added, added);
    }

    private static Answer save(PlanUnderWork plan, String zone, long version, String name, Map<String, Map<Long, String>> acknowledged) {
        String body = plan.zone(zone.replaceAll("\\D", ""), plan.town().box(0, 3, 2, 5)).replaceFirst("\"name\": \"[^\"]*\"", "\"name\": \"" + name + "\"");
        Answer answer = plan.planner().put(zone, "\"" + version + "\"", body);
        if (answer.status() == 200) {
            String before = acknowledged.computeIfAbsent(zone, z -> new ConcurrentHashMap<>()).put(version + 1, name);
            assertThat(before).as("two saves were told they made version %d of %s", version + 1, zone).isNull();
        }
        return answer;
    }

    private static Map<Long, String> states(PlanUnderWork plan, String zone) {
        Map<Long, String> states = new TreeMap<>();
        for (JsonNode state : plan.planner().get(zone + "/history").json().get("versions")) {
            states.put(state.get("version").asLong(), state.get("name").asString());
        }
        return states;
    }

    private static List<Answer> all(List<Callable<Answer>> work) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(32);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : people.invokeAll(work, 2, TimeUnit.MINUTES)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }
}
