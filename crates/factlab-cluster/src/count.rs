//! What the executors count: an aggregate over the names of parts. Each part is joined where it is read, by the join of the
//! collator; only histograms travel, and those are added up.

use crate::Fault;
use ballista::prelude::SessionContextExt;
use ballista_core::extension::SessionConfigExt;
use datafusion::arrow::array::{ArrayRef, BinaryArray};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::cast::{as_binary_array, as_string_array};
use datafusion::common::{DataFusionError, Result, ScalarValue, exec_err};
use datafusion::dataframe::DataFrame;
use datafusion::execution::session_state::SessionStateBuilder;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::format_state_name;
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, LogicalPlan, LogicalPlanBuilder, Signature, Union, Volatility,
};
use datafusion::prelude::{Expr, SessionConfig, SessionContext, col, lit};
use factlab::cluster::{PARTS, add, join_part, part_files};
use factlab::patterns::{Histogram, Labels};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The longest message, in bytes: room for 25 million combinations.
pub const MESSAGE: u32 = 1 << 30;
/// How many parts this process joined.
pub static PARTS_COUNTED: AtomicU64 = AtomicU64::new(0);
/// How many rows were in them.
pub static ROWS_COUNTED: AtomicU64 = AtomicU64::new(0);

/// From names of parts to one histogram.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Patterns {
    signature: Signature,
}

/// The aggregate, under the name that scheduler and executors know it by.
pub fn patterns() -> Arc<AggregateUDF> {
    // Volatile: the name of a part says nothing about what is in it.
    let signature = Signature::exact(vec![DataType::Utf8], Volatility::Volatile);
    Arc::new(AggregateUDF::from(Patterns { signature }))
}

impl AggregateUDFImpl for Patterns {
    fn name(&self) -> &'static str {
        "factlab_patterns"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Binary)
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        Ok(vec![Arc::new(Field::new(format_state_name(args.name, "histogram"), DataType::Binary, true))])
    }

    fn accumulator(&self, _: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(Counted::default()))
    }
}

/// A histogram under way.
#[derive(Debug, Default)]
struct Counted(Histogram);

impl Accumulator for Counted {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        for path in as_string_array(&values[0])?.iter().flatten() {
            let (histogram, rows) = join_part(Path::new(path)).map_err(|no| DataFusionError::External(Box::new(no)))?;
            add(&mut self.0, histogram);
            PARTS_COUNTED.fetch_add(1, Ordering::Relaxed);
            ROWS_COUNTED.fetch_add(rows as u64, Ordering::Relaxed);
        }
        Ok(())
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        add_all(&mut self.0, as_binary_array(&states[0])?)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        Ok(vec![self.evaluate()?])
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let line = |(labels, n): (&Labels, &u64)| labels.0.into_iter().chain([*n]).flat_map(u64::to_le_bytes);
        Ok(ScalarValue::Binary(Some(self.0.iter().flat_map(line).collect())))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.0.len() * size_of::<(Labels, u64)>()
    }
}

/// Adds histograms as they travel: per line the words of the labels, then the number of addresses.
fn add_all(all: &mut Histogram, states: &BinaryArray) -> Result<()> {
    for state in states.iter().flatten() {
        let (words, rest) = state.as_chunks::<8>();
        let (lines, over) = words.as_chunks::<5>();
        if !rest.is_empty() || !over.is_empty() {
            return exec_err!("a histogram of {} bytes", state.len());
        }
        for line in lines {
            let [a, b, c, d, n] = line.map(u64::from_le_bytes);
            *all.entry(Labels([a, b, c, d])).or_default() += n;
        }
    }
    Ok(())
}

/// One row for each part, each in a partition of its own; and the aggregate over them.
fn plan(folder: &Path) -> Result<LogicalPlan> {
    let row = |path: std::path::PathBuf| match path.to_str() {
        Some(path) => LogicalPlanBuilder::values(vec![vec![lit(path)]])?.build().map(Arc::new),
        None => exec_err!("{} is not UTF-8", path.display()),
    };
    let rows = part_files(folder).map(row).collect::<Result<Vec<_>>>()?;
    let rows = LogicalPlan::Union(Union::try_new_with_loose_types(rows)?);
    let histogram = patterns().call(vec![col("column1")]).alias("histogram");
    LogicalPlanBuilder::from(rows).aggregate(Vec::<Expr>::new(), vec![histogram])?.build()
}

/// Has the executors of a scheduler count the parts in a folder, within so many seconds.
pub async fn count(scheduler: SocketAddr, folder: &Path, patience: u64) -> Result<Histogram, Fault> {
    let folder = folder.canonicalize().map_err(Fault::broken)?;
    if tokio::net::TcpStream::connect(scheduler).await.is_err() {
        return Err(Fault::Unreachable(scheduler.to_string()));
    }
    let counted = async {
        let config = SessionConfig::new_with_ballista()
            .with_target_partitions(PARTS)
            .with_ballista_adaptive_query_planner(false)
            .with_ballista_grpc_client_max_message_size(MESSAGE as usize);
        let state = SessionStateBuilder::new_with_default_features().with_config(config).build();
        let context = SessionContext::remote_with_state(&format!("df://{scheduler}"), state).await?;
        let batches = DataFrame::new(context.state(), plan(&folder)?).collect().await?;
        let mut histogram = Histogram::new();
        for batch in batches {
            add_all(&mut histogram, as_binary_array(batch.column(0))?)?;
        }
        Ok::<_, DataFusionError>(histogram)
    };
    let counted = tokio::time::timeout(Duration::from_secs(patience), counted).await;
    counted.map_err(|_| Fault::Slow(patience))?.map_err(Fault::broken)
}
