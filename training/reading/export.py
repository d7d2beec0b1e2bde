"""From trained weights to the file that ships: the reader's graph, 8-bit, joined to that of the sentence encoder."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import compose, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from crossread.language.config import ModelConfig
from crossread.language.network import PASSAGE_OUTPUTS, PASSAGE_PREFIX, PASSAGES
from crossread.language.reader import LINKS_FILE, ROWS_FILE
from training.language.export import INPUTS
from training.language.network import load_encoder
from training.reading.network import ReaderNetwork

_HIDDEN = "reader_"
_NOTHING = "nothing_"


def export(network: ReaderNetwork, config: ModelConfig, folder: Path, *, scratch: Path) -> None:
    """Join the reader to `model.onnx` of the folder, in place of an older one; write rows.npz and links.npy."""
    float_path, small_path = scratch / "reader.onnx", scratch / "reader-8-bit.onnx"
    network = network.eval()
    plain = load_encoder("eager")
    plain.load_state_dict(network.encoder.state_dict())
    network.encoder = plain.eval()
    torch.onnx.export(
        network,
        tuple(torch.ones(2, n, dtype=torch.long) for n in (9, 9, 9, 6)),
        str(float_path),
        input_names=list(INPUTS),
        output_names=list(PASSAGE_OUTPUTS),
        dynamic_axes={n: {0: "sentence", 1: "word" if n == "firsts" else "piece"} for n in INPUTS}
        | {n: {0: "sentence", 1: "node"} for n in PASSAGE_OUTPUTS},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(float_path), str(small_path), per_channel=True, weight_type=QuantType.QInt8)
    onnx.save(sentence_graph(onnx.load(folder / "model.onnx")), scratch / "sentences.onnx")
    joined = join(_fused(scratch / "sentences.onnx"), _fused(small_path))
    onnx.save(joined, folder / "model.onnx")
    network.row_layer().write(folder / ROWS_FILE)
    np.save(folder / LINKS_FILE, network.link_weights.detach().to(torch.float16).numpy())
    config.write(folder / "config.json")


def _fused(path: Path) -> onnx.ModelProto:
    """Load a model with its operators fused, which onnxruntime does to a whole graph and not to a branch."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path.with_suffix(".fused.onnx"))
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return onnx.load(path.with_suffix(".fused.onnx"))


def sentence_graph(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model of sentences alone: as it was exported, or taken out of a joined one."""
    choice = next((node for node in model.graph.node if node.op_type == "If"), None)
    if choice is None:
        return model
    branch = next(a.g for a in choice.attribute if a.name == "else_branch")
    nodes = [node for node in branch.node if not node.name.startswith(_NOTHING)]
    outputs = [output for output in branch.output if not output.name.startswith(PASSAGE_PREFIX)]
    inputs = [i for i in model.graph.input if i.name in INPUTS]
    graph = helper.make_graph(nodes, "sentences", inputs, outputs, [*model.graph.initializer, *branch.initializer])
    return helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version)


def join(sentences: onnx.ModelProto, reader: onnx.ModelProto) -> onnx.ModelProto:
    """Return a model that runs one of two graphs: the reader where the input `passages` is true.

    onnxruntime runs every node of a graph whatever outputs are asked for, but only the branch of an `If` that is
    taken. The word embeddings, which the two have in common, are stored once, outside the branches.
    """
    reader = compose.add_prefix(reader, _HIDDEN, rename_inputs=False, rename_outputs=False)
    ours = {_digest(weight): weight for weight in sentences.graph.initializer}
    same = {w.name: ours[_digest(w)] for w in reader.graph.initializer if _digest(w) in ours}
    for node in reader.graph.node:
        for n, name in enumerate(node.input):
            node.input[n] = same[name].name if name in same else name
    shared = {weight.name: weight for weight in same.values()}
    outputs = [*sentences.graph.output, *reader.graph.output]
    choice = helper.make_node(
        "If",
        [PASSAGES],
        [output.name for output in outputs],
        then_branch=_branch(reader.graph, sentences.graph.output, same, first=False),
        else_branch=_branch(sentences.graph, reader.graph.output, shared, first=True),
    )
    flag = helper.make_tensor_value_info(PASSAGES, onnx.TensorProto.BOOL, [])
    graph = helper.make_graph([choice], "crossread", [*sentences.graph.input, flag], outputs, list(shared.values()))
    opsets = {opset.domain: opset for opset in [*reader.opset_import, *sentences.opset_import]}
    joined = helper.make_model(graph, opset_imports=list(opsets.values()), ir_version=sentences.ir_version)
    onnx.checker.check_model(joined)
    return joined


def _branch(
    graph: onnx.GraphProto, absent: Sequence[onnx.ValueInfoProto], shared: Collection[str], *, first: bool
) -> onnx.GraphProto:
    """A graph as a branch: its own weights, and empty arrays in place of the other's outputs."""
    nothing = helper.make_tensor("nothing", onnx.TensorProto.FLOAT, [0, 0, 0], [])
    empty = [
        helper.make_node("Constant", [], [output.name], name=_NOTHING + output.name, value=nothing) for output in absent
    ]
    weights = [weight for weight in graph.initializer if weight.name not in shared]
    outputs = [*graph.output, *absent] if first else [*absent, *graph.output]
    return helper.make_graph([*graph.node, *empty], graph.name, [], outputs, weights)


def _digest(weight: onnx.TensorProto) -> str:
    array = onnx.numpy_helper.to_array(weight)
    return f"{array.dtype}{array.shape}{hashlib.sha256(array.tobytes()).hexdigest()}"
