//! The card in process, command by command: for seeing what a change of the code costs.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sekisho_benches::{InProcess, Operation, discard_trace, open_card, perform, prepare, sample_card};
use sekisho_card_sim::{Card, MemoryStore};

fn card() -> Card {
    open_card(sample_card().unwrap(), MemoryStore).unwrap()
}

fn traced_card() -> Card {
    discard_trace(card())
}

fn commands(criterion: &mut Criterion) {
    for (trace, make) in [("trace off", card as fn() -> Card), ("trace on", traced_card)] {
        let mut group = criterion.benchmark_group(trace);
        group.throughput(Throughput::Elements(1));
        for operation in Operation::ALL {
            group.bench_function(operation.name(), |bencher| {
                let mut link = InProcess::new(make());
                prepare(&mut link, operation).unwrap();
                bencher.iter(|| perform(&mut link, operation).unwrap());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, commands);
criterion_main!(benches);
